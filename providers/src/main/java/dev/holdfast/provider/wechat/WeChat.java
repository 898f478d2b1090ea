package dev.holdfast.provider.wechat;

import dev.holdfast.provider.PaymentProvider;
import dev.holdfast.provider.wire.Wire;

/// Makes WeChat Pay accounts usable.
public final class WeChat {
  private WeChat() {}

  /// @param wire shared, closed by whoever made it
  public static PaymentProvider provider(WeChatAccount account, Wire wire) {
    return new WeChatProvider(account, wire);
  }
}
