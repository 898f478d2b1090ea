package dev.holdfast.sandbox.stripe;

/// Ends a call with an error of the API.
final class StripeRefused extends RuntimeException {
  private static final long serialVersionUID = 1;

  final int status;
  final String type;
  final String code;

  StripeRefused(int status, String type, String code, String message) {
    super(message, null, false, false);
    this.status = status;
    this.type = type;
    this.code = code;
  }

  static StripeRefused invalid(String code, String message) {
    return new StripeRefused(400, "invalid_request_error", code, message);
  }

  static StripeRefused missing(String what) {
    return new StripeRefused(404, "invalid_request_error", "resource_missing", "No such " + what);
  }
}
