package dev.holdfast.store;

import dev.holdfast.kernel.JournalEntry;
import dev.holdfast.order.Order;
import dev.holdfast.order.OrderView;
import dev.holdfast.order.Shipment;
import dev.holdfast.order.ShipmentView;
import dev.holdfast.payment.Payment;
import dev.holdfast.payment.PaymentView;
import dev.holdfast.payment.Refund;
import dev.holdfast.payment.RefundView;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Orders and their parts as callers see them. Thread-safe.
public final class OrderQueries {
  /// Lines that a page of orders has at most, unless its only order has more.
  static final int PAGE_LINES = 10_000;

  private static final Cursor LIST = new Cursor("orders");
  private static final String LINES =
      "select order_id, count(*) from order_line where order_id = any (?) group by order_id";
  private static final String JOURNAL =
      "select "
          + PgJournal.COLUMNS
          + " from journal"
          + " where aggregate = 'o' and aggregate_id = ? and version > ? order by version limit ?";

  private final Reads reads;
  private final OrderAdapter orders = new OrderAdapter();
  private final PartRows<Payment> payments = new PaymentRows();
  private final PartRows<Refund> refunds = new RefundRows();
  private final PartRows<Shipment> shipments = new ShipmentRows();

  OrderQueries(Reads reads) {
    this.reads = reads;
  }

  public Optional<OrderView> order(long id) {
    var found = reads.snapshot(connection -> load(connection, List.of(id)));
    return Optional.ofNullable(found.get(id)).map(OrderView::of);
  }

  /// Newest first. A page ends early when its orders have many lines.
  ///
  /// @param cursor where the page before said, null for the first
  /// @param limit 1 to [Page#MAX_LIMIT]
  /// @throws dev.holdfast.kernel.InvalidCommand when the cursor is not one of this list
  public Page<OrderView> orders(OrderFilter filter, @Nullable String cursor, int limit) {
    var search = OrderSearch.of(filter, LIST.number(cursor, Long.MAX_VALUE), limit + 1);
    return reads.snapshot(connection -> {
      var ids = new ArrayList<Long>(limit + 1);
      new Pipeline()
          .query(search.sql(), row -> ids.add(row.getLong(1)), search.values().toArray())
          .run(connection);
      var shown = fitting(connection, ids.subList(0, Math.min(limit, ids.size())));
      var byId = load(connection, shown);
      var views =
          shown.stream().map(id -> OrderView.of(Objects.requireNonNull(byId.get(id)))).toList();
      boolean more = shown.size() < ids.size();
      return new Page<>(views, more ? LIST.write(shown.getLast().toString()) : null);
    });
  }

  /// As many of the first orders as have [#PAGE_LINES] lines together, but one at least.
  private static List<Long> fitting(Connection connection, List<Long> ids) throws SQLException {
    var lines = new HashMap<Long, Long>();
    new Pipeline()
        .query(LINES, row -> lines.put(row.getLong(1), row.getLong(2)), Column.longs(ids))
        .run(connection);
    var fitting = new ArrayList<Long>(ids.size());
    long sum = 0;
    for (var id : ids) {
      sum += lines.getOrDefault(id, 0L);
      if (sum > PAGE_LINES && !fitting.isEmpty()) break;
      fitting.add(id);
    }
    return fitting;
  }

  private Map<Long, Order> load(Connection connection, List<Long> ids) throws SQLException {
    var pipeline = new Pipeline();
    var loaded = orders.load(pipeline, ids, Locking.NONE);
    pipeline.run(connection);
    return loaded.rows();
  }

  /// The order's timeline, oldest first; empty when there is no such order.
  public Page<JournalEntry> journal(long order, @Nullable String cursor, int limit) {
    var list = new Cursor("order-journal/" + order);
    var entries = reads.list(JOURNAL, PgJournal::entry, order, list.number(cursor, 0), limit + 1);
    return Page.of(entries, limit, list, entry -> Long.toString(entry.version()));
  }

  public Optional<Owned<PaymentView>> payment(long id) {
    return part("payment", id, payments, payment -> payment.id() == id)
        .map(part ->
            new Owned<>(
                part.buyerId(), PaymentView.of(part.order(), part.currency(), part.part())));
  }

  public Optional<Owned<RefundView>> refund(long id) {
    return part("refund", id, refunds, refund -> refund.id() == id)
        .map(part ->
            new Owned<>(part.buyerId(), RefundView.of(part.order(), part.currency(), part.part())));
  }

  public Optional<Owned<ShipmentView>> shipment(long id) {
    return part("shipment", id, shipments, shipment -> shipment.id() == id)
        .map(part -> new Owned<>(part.buyerId(), ShipmentView.of(part.order(), part.part())));
  }

  /// A part with what it takes from its order.
  private record Part<P>(long order, String buyerId, String currency, P part) {}

  private <P> Optional<Part<P>> part(String table, long id, PartRows<P> rows, Predicate<P> isIt) {
    var owner =
        """
        select o.id, o.buyer_id, o.currency from %s p join orders o on o.id = p.order_id
        where p.id = ?\
        """
            .formatted(table);
    return reads.snapshot(connection -> {
      var owners = new ArrayList<Part<Long>>(1);
      new Pipeline()
          .query(
              owner,
              row -> owners.add(new Part<>(row.getLong(1), row.getString(2), row.getString(3), id)),
              id)
          .run(connection);
      if (owners.isEmpty()) return Optional.empty();
      var order = owners.getFirst();
      var pipeline = new Pipeline();
      var parts = rows.load(pipeline, Column.longs(List.of(order.order())));
      pipeline.run(connection);
      return parts.getOrDefault(order.order(), List.of()).stream()
          .filter(isIt)
          .map(part -> new Part<>(order.order(), order.buyerId(), order.currency(), part))
          .findFirst();
    });
  }
}
