package dev.holdfast.provider;

import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// What came of asking for money.
public sealed interface Opening {
  /// The buyer can pay.
  ///
  /// @param providerId the provider's own id, null when it gives one only later
  /// @param params what the shop's page needs: a URL, a QR code's text, a client secret
  record Ready(@Nullable String providerId, SortedMap<String, String> params) implements Opening {}

  /// The provider said no: nothing can be paid under this id.
  ///
  /// @param code the provider's own
  record Refused(String code, String message) implements Opening {}

  /// Nobody knows whether it can be paid: the same call again tells.
  record Unanswered(String reason) implements Opening {}
}
