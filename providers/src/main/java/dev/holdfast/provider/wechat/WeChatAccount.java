package dev.holdfast.provider.wechat;

import java.net.URI;
import java.security.PrivateKey;
import java.util.List;

/// A merchant of WeChat Pay and the app that the buyer pays in.
///
/// @param name what we call the account
/// @param merchantSerial the serial number of the merchant's certificate, which `merchantKey` is of
/// @param base scheme, host and port: `https://api.mch.weixin.qq.com`
/// @param notifyUrl where WeChat shall send its callbacks
/// @param merchantKey signs what we send
/// @param apiV3Keys any of them may seal notifications, 32 characters each; several while they
///   change
/// @param platformKeys any of them may sign what WeChat sends; it is asked to use the first
public record WeChatAccount(
    String name,
    String appId,
    String merchantId,
    String merchantSerial,
    URI base,
    URI notifyUrl,
    PrivateKey merchantKey,
    List<String> apiV3Keys,
    List<PlatformKey> platformKeys) {
  public WeChatAccount {
    apiV3Keys = List.copyOf(apiV3Keys);
    platformKeys = List.copyOf(platformKeys);
    if (apiV3Keys.isEmpty() || apiV3Keys.stream().anyMatch(key -> key.length() != 32)) {
      throw new IllegalArgumentException(name + " needs API v3 keys of 32 characters");
    }
    if (platformKeys.isEmpty()) throw new IllegalArgumentException(name + " has no platform key");
    // The path is signed, so nothing can stand before it.
    if (!base.getPath().isEmpty() && !base.getPath().equals("/")) {
      throw new IllegalArgumentException(name + ": base with a path: " + base);
    }
  }

  /// Without keys.
  @Override
  public String toString() {
    return "WeChatAccount[%s, app %s, merchant %s]".formatted(name, appId, merchantId);
  }
}
