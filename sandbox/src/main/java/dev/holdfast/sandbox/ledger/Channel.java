package dev.holdfast.sandbox.ledger;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// Whose wire format a trade speaks.
public enum Channel {
  ALIPAY,
  WECHAT,
  STRIPE;

  /// As URLs and JSON call it: `alipay`.
  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
