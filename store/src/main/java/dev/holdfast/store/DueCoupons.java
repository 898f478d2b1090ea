package dev.holdfast.store;

import dev.holdfast.kernel.Command;
import dev.holdfast.kernel.DueWork;
import dev.holdfast.promotion.ExpireCoupon;
import java.util.ArrayList;
import java.util.List;

/// Coupons that nobody has used and whose time is over.
public final class DueCoupons implements DueWork {
  private static final String DUE =
      """
      select id from coupon where state = 'I' and expires_at <= now() order by expires_at limit ?\
      """;

  private final Reads reads;

  DueCoupons(Reads reads) {
    this.reads = reads;
  }

  @Override
  public List<Command> due(int limit) {
    return new ArrayList<>(reads.list(DUE, row -> new ExpireCoupon(row.getLong(1)), limit));
  }
}
