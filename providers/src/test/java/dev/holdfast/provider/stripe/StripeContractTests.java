package dev.holdfast.provider.stripe;

import dev.holdfast.provider.contract.ProviderContract;
import dev.holdfast.provider.contract.ProviderUnderTest;

class StripeContractTests implements ProviderContract {
  @Override
  public ProviderUnderTest open() {
    return new StripeSide();
  }
}
