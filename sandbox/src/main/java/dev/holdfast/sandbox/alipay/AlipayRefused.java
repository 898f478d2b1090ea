package dev.holdfast.sandbox.alipay;

/// Ends a call with an error of the gateway.
final class AlipayRefused extends RuntimeException {
  private static final long serialVersionUID = 1;

  final AlipayError error;

  AlipayRefused(AlipayError error) {
    super(error.subCode, null, false, false);
    this.error = error;
  }
}
