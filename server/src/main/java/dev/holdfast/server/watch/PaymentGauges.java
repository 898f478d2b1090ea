package dev.holdfast.server.watch;

import dev.holdfast.store.CallbackState;
import dev.holdfast.store.PaymentFigures;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// What waits of money: unknown, unasked, unread, undecided.
public final class PaymentGauges {
  private static final Map<String, Duration> AGES =
      new TreeMap<>(
          Map.of(
              "1m", Duration.ofMinutes(1),
              "10m", Duration.ofMinutes(10),
              "1h", Duration.ofHours(1),
              "1d", Duration.ofDays(1)));

  private final PaymentFigures figures;

  public PaymentGauges(PaymentFigures figures) {
    this.figures = figures;
  }

  public void showIn(Meters meters) {
    AGES.forEach((name, age) ->
        meters.show(
            "holdfast.payments.unknown",
            "Payments and refunds older than that whose provider did not answer",
            "older",
            name,
            Figures.asked(() -> figures.unknown(age.toSeconds()))));
    AGES.forEach((name, age) ->
        meters.show(
            "holdfast.refunds.unsettled",
            "Refunds older than that, asked for or accepted, whose end is not known",
            "older",
            name,
            Figures.asked(() -> figures.unsettledRefunds(age.toSeconds()))));
    meters.show(
        "holdfast.payments.unclosed",
        "Payments that should have been closed at their providers a quarter of an hour ago",
        Figures.asked(figures::unclosed));
    meters.show(
        "holdfast.provider.calls.overdue",
        "Payments and refunds that should have been asked about a minute ago",
        Figures.asked(figures::overdue));
    meters.show(
        "holdfast.orders.held", "Orders that wait for a person", Figures.asked(figures::held));
    for (var state : CallbackState.values()) {
      if (!state.isOpen()) continue;
      meters.show(
          "holdfast.callbacks.waiting",
          "Stored callbacks that have had no effect yet",
          "state",
          state.name().toLowerCase(Locale.ROOT),
          Figures.asked(() -> figures.callbacks().getOrDefault(state, 0L)));
    }
  }
}
