package dev.holdfast.bench.claims;

import dev.holdfast.bench.machine.Site;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;

/// Orders that are paid and have earned nothing yet, each of another buyer. Thread-safe.
final class PaidOrders {
  private static final String ORDERS =
      """
      insert into orders (id, buyer_id, currency, total, discount, shipping, tax, created_at, status,
        payment_status, fulfilment_status, return_status, hold_reasons, due, captured, refunded,
        expires_at, version)
      select n, 'payer-' || n, 'GBP', 100, 0, 0, 0, now(), 'C', 'F', 'U', 'N', '', 100, 100, 0, now(),
        2
      from generate_series(%d, %d) n\
      """;
  private static final String LINES =
      """
      insert into order_line (order_id, line, sku, title, tracked, quantity, unit_price, tax,
        cancelled, shipped, delivered, returned, refunded)
      select n, 1, 'GIFT', 'A gift', false, 1, 100, 0, 0, 0, 0, 0, 0 from generate_series(%d, %d) n\
      """;

  private final long last;
  private final AtomicLong given;

  private PaidOrders(long first, long last) {
    this.given = new AtomicLong(first - 1);
    this.last = last;
  }

  /// Makes so many.
  ///
  /// @param first id; their ids follow it
  static PaidOrders make(Site site, long first, long count) throws SQLException {
    long last = first + count - 1;
    try (var connection = site.connect();
        var statement = connection.createStatement()) {
      statement.execute(ORDERS.formatted(first, last));
      statement.execute(LINES.formatted(first, last));
      statement.execute("analyze orders, order_line");
    }
    return new PaidOrders(first, last);
  }

  /// Each once.
  long next() {
    long order = given.incrementAndGet();
    if (order > last) throw new IllegalStateException("all " + last + " orders are taken");
    return order;
  }

  /// The id after theirs.
  long end() {
    return last + 1;
  }
}
