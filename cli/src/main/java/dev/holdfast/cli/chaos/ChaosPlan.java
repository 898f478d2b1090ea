package dev.holdfast.cli.chaos;

import dev.holdfast.sandbox.fault.Fault;
import dev.holdfast.sandbox.fault.FaultPlan;
import dev.holdfast.sandbox.fault.Faults;
import dev.holdfast.sandbox.fault.PlanKey;
import java.time.Duration;
import java.util.List;

/// What will happen, as far as the seed says it: who buys what, how he pays, and what goes wrong.
/// Each order has an amount of its own, and by the amount everything is drawn, so the same seed is
/// the same plan although ids differ from run to run.
///
/// @param orders how many
/// @param parallel buyers at a time
/// @param perSecond orders placed at most
record ChaosPlan(int orders, long seed, int parallel, int perSecond) {
  /// How long an order waits for its money.
  static final Duration EXPIRY = Duration.ofSeconds(20);

  /// How long the server waits before it asks a provider for the first time.
  static final Duration FIRST_QUERY = Duration.ofSeconds(3);

  /// How late a delayed callback is: past the order's end.
  static final Duration DELAY = EXPIRY.plusSeconds(5);

  /// How long the provider is away.
  static final Duration OUTAGE = Duration.ofSeconds(5);

  /// How many times faster than in real life the provider repeats callbacks.
  static final int SPEED = 60;

  private static final int LOWEST_AMOUNT = 10_000;
  private static final List<String> ACCOUNTS = List.of("alipay", "wechat", "stripe");

  /// The first seven as asked for, the last few so that nothing is left out.
  Faults faults() {
    return Faults.NONE
        .seeded(seed)
        .by(PlanKey.AMOUNT)
        .delayedBy(DELAY)
        .with(Fault.LOSE, 0.30)
        .with(Fault.DUPLICATE, 0.20)
        .with(Fault.DELAY, 0.20)
        .with(Fault.REORDER, 0.10)
        .with(Fault.FORGE, 0.05)
        .with(Fault.TIMEOUT, 0.05)
        .with(Fault.PAY_TWICE, 0.02)
        .with(Fault.PAY_AFTER_CLOSE, 0.10)
        .with(Fault.CORRUPT, 0.02)
        .with(Fault.PROBE, 0.02)
        .with(Fault.ERROR, 0.02);
  }

  /// Minor units.
  long amount(int order) {
    return LOWEST_AMOUNT + order;
  }

  /// By which account the buyer pays, and by which else if he pays twice.
  String account(int order, int which) {
    return ACCOUNTS.get((order + which) % ACCOUNTS.size());
  }

  boolean paysTwice(int order) {
    return drawn(order).strikes(Fault.PAY_TWICE);
  }

  Buyer buyer(int order) {
    if (paysTwice(order)) return Buyer.PAYS;
    double draw = drawn(order).draw("buyer");
    for (var buyer : Buyer.values()) {
      if (draw < buyer.share) return buyer;
      draw -= buyer.share;
    }
    return Buyer.PAYS;
  }

  /// From 0 to 1.
  double chance(int order, String purpose) {
    return drawn(order).draw(purpose);
  }

  private FaultPlan drawn(int order) {
    return new FaultPlan(faults(), Long.toString(amount(order)));
  }

  /// How somebody behaves who has opened a payment.
  enum Buyer {
    /// Never pays.
    ABANDONS(0.05),
    /// Pays when the order ends, a little before or after.
    PAYS_LATE(0.05),
    /// Cancels and pays at the same time.
    CANCELS(0.03),
    /// Pays.
    PAYS(0.87);

    final double share;

    Buyer(double share) {
      this.share = share;
    }
  }
}
