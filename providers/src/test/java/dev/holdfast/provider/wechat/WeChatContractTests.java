package dev.holdfast.provider.wechat;

import dev.holdfast.provider.contract.ProviderContract;
import dev.holdfast.provider.contract.ProviderUnderTest;

class WeChatContractTests implements ProviderContract {
  @Override
  public ProviderUnderTest open() {
    return new WeChatSide();
  }
}
