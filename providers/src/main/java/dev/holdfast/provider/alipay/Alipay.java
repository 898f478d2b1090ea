package dev.holdfast.provider.alipay;

import dev.holdfast.provider.PaymentProvider;
import dev.holdfast.provider.wire.Wire;

/// Makes Alipay accounts usable.
public final class Alipay {
  private Alipay() {}

  /// @param wire shared, closed by whoever made it
  public static PaymentProvider provider(AlipayAccount account, Wire wire) {
    return new AlipayProvider(account, wire);
  }
}
