package dev.holdfast.provider.alipay;

import dev.holdfast.provider.contract.CallContract;
import dev.holdfast.provider.contract.ProviderUnderTest;

class AlipayCodeContractTests implements CallContract {
  @Override
  public ProviderUnderTest open() {
    return new AlipaySide(AlipayAccount.Product.QR);
  }
}
