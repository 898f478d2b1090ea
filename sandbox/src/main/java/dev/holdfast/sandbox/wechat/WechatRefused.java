package dev.holdfast.sandbox.wechat;

/// Ends a call with an error of the API.
final class WechatRefused extends RuntimeException {
  private static final long serialVersionUID = 1;

  final int status;
  final String code;

  WechatRefused(int status, String code, String message) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
  }
}
