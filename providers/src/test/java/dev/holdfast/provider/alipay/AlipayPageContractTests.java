package dev.holdfast.provider.alipay;

import dev.holdfast.provider.contract.ProviderContract;
import dev.holdfast.provider.contract.ProviderUnderTest;

class AlipayPageContractTests implements ProviderContract {
  @Override
  public ProviderUnderTest open() {
    return new AlipaySide(AlipayAccount.Product.PAGE);
  }
}
