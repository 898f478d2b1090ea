package dev.holdfast.store;

import dev.holdfast.kernel.Command;
import dev.holdfast.kernel.DueWork;
import dev.holdfast.order.ExpireOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Unpaid orders whose deadline has passed. Those that will not expire yet (a person has to decide,
/// or money may be on its way) are left out, so that they cannot crowd out the others.
public final class DueOrders implements DueWork {
  private static final String DUE =
      """
      select id from orders o
      where status = 'P' and hold_reasons = '' and expires_at <= now()
        and not exists (
          select from payment p where p.order_id = o.id
            and (p.state = 'U' or p.state in ('N', 'P') and p.closes_at is not null))
      order by expires_at limit ?\
      """;

  private static final String NEXT =
      """
      select min(expires_at) from orders
      where status = 'P' and hold_reasons = '' and expires_at > now()\
      """;

  private final Reads reads;

  DueOrders(Reads reads) {
    this.reads = reads;
  }

  @Override
  public List<Command> due(int limit) {
    return new ArrayList<>(reads.list(DUE, row -> new ExpireOrder(row.getLong(1)), limit));
  }

  @Override
  public Optional<Duration> next() {
    return reads.until(NEXT);
  }
}
