package dev.holdfast.cli.chaos;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A payment in the provider's ledger. Times are milliseconds since 1970.
record Charge(Trade trade, List<Back> refunds, List<Told> callbacks) {
  private static final Set<String> FIRST_COPIES = Set.of("GENUINE", "CORRUPT");

  /// @param struck the faults that had an effect on it
  record Trade(
      String id,
      String channel,
      String number,
      long amount,
      String state,
      long paid,
      long paidAt,
      long closedAt,
      Map<String, String> extras,
      Set<String> struck) {}

  record Back(String id, String number, long amount, String state) {}

  /// @param fate what happened to it on its way, null for nothing
  /// @param end null while it is still to be sent
  record Told(
      String kind,
      boolean forged,
      @Nullable String fate,
      List<Attempt> attempts,
      @Nullable String end) {}

  record Attempt(String copy, boolean accepted) {}

  /// Our id of the payment: Stripe has no field for it but the metadata.
  String payment() {
    return trade.extras().getOrDefault("metadata[payment_id]", trade.number());
  }

  boolean isPaid() {
    return trade.state().equals("PAID");
  }

  long refunded() {
    return refunds.stream()
        .filter(back -> back.state().equals("SUCCEEDED"))
        .mapToLong(Back::amount)
        .sum();
  }

  boolean isClosed() {
    return trade.closedAt() > 0;
  }

  /// Whether a message of the provider's own has left it.
  boolean isSent() {
    return callbacks.stream()
        .filter(told -> !told.forged())
        .flatMap(told -> told.attempts().stream())
        .anyMatch(attempt -> FIRST_COPIES.contains(attempt.copy()));
  }

  /// Whether a genuine message that money came in met with that fate.
  boolean fate(String label) {
    return callbacks.stream().anyMatch(told -> isNews(told) && label.equals(told.fate()));
  }

  /// Whether none of its messages that money came in met with any fate.
  boolean isUntouched() {
    return callbacks.stream().noneMatch(told -> isNews(told) && told.fate() != null);
  }

  private static boolean isNews(Told told) {
    return told.kind().equals("paid") && !told.forged();
  }
}
