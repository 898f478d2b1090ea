package dev.holdfast.provider.contract;

import dev.holdfast.provider.Charge;
import dev.holdfast.provider.Repayment;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Charges and repayments that nobody has used.
public final class Charges {
  private static final AtomicLong IDS = new AtomicLong(7_240_000_000_000_000_000L);

  private Charges() {}

  public static Charge fresh(String currency) {
    return with(null, currency);
  }

  public static Charge with(@Nullable String providerId, String currency) {
    var now = Instant.now();
    long id = IDS.incrementAndGet();
    var ends = now.plus(Duration.ofMinutes(15));
    return new Charge(id, id - 1000, 12_345, currency, "Two teapots / 茶壶", providerId, now, ends);
  }

  public static Charge known(Charge charge, @Nullable String providerId) {
    return new Charge(
        charge.paymentId(),
        charge.orderId(),
        charge.amount(),
        charge.currency(),
        charge.title(),
        providerId,
        charge.createdAt(),
        charge.expiresAt());
  }

  public static Repayment back(Charge charge, long amount) {
    return new Repayment(
        IDS.incrementAndGet(), charge, amount, "broken lid", null, charge.createdAt());
  }
}
