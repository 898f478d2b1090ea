package dev.holdfast.store;

import dev.holdfast.kernel.Command;
import dev.holdfast.kernel.DueWork;
import dev.holdfast.promotion.ExpireCoupon;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Coupons that nobody has used and whose time is over.
public final class DueCoupons implements DueWork {
  private static final String DUE =
      """
      select id from coupon where state = 'I' and expires_at <= now() order by expires_at limit ?\
      """;

  private static final String NEXT =
      "select min(expires_at) from coupon where state = 'I' and expires_at > now()";

  private final Reads reads;

  DueCoupons(Reads reads) {
    this.reads = reads;
  }

  @Override
  public List<Command> due(int limit) {
    return new ArrayList<>(reads.list(DUE, row -> new ExpireCoupon(row.getLong(1)), limit));
  }

  @Override
  public Optional<Duration> next() {
    return reads.until(NEXT);
  }
}
