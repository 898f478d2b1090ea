package dev.holdfast.store;

import dev.holdfast.kernel.StoreException;
import dev.holdfast.order.Order;
import dev.holdfast.order.OrderCoupon;
import dev.holdfast.order.OrderLine;
import dev.holdfast.order.Shipment;
import dev.holdfast.payment.Payment;
import dev.holdfast.payment.Refund;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Orders with their parts. The row of `orders` is the lock for all of them; the parts are read
/// after it is held.
final class OrderAdapter implements TableAdapter<Long, Order> {
  private static final String SELECT =
      "select " + OrderRow.COLUMNS + " from orders where id = any (?) order by id";
  private static final String VERSIONS = "select id, version from orders where id = any (?)";

  private final PartRows<OrderLine> lines = new LineRows();
  private final PartRows<OrderCoupon> coupons = new OrderCouponRows();
  private final PartRows<Payment> payments = new PaymentRows();
  private final PartRows<Refund> refunds = new RefundRows();
  private final PartRows<Shipment> shipments = new ShipmentRows();

  @Override
  public Loaded<Long, Order> load(Pipeline pipeline, Collection<Long> keys, Locking locking) {
    return new Loading(pipeline, Column.longs(keys), locking);
  }

  /// One load: first the rows of `orders`, then their parts, which complete them.
  private final class Loading implements Loaded<Long, Order> {
    private final Locking locking;
    private final Map<Long, OrderRow> rows = new HashMap<>();
    private final Map<Long, Long> versions = new HashMap<>();
    private final Map<Long, List<OrderLine>> linesOf;
    private final Map<Long, List<OrderCoupon>> couponsOf;
    private final Map<Long, List<Payment>> paymentsOf;
    private final Map<Long, List<Refund>> refundsOf;
    private final Map<Long, List<Shipment>> shipmentsOf;

    Loading(Pipeline pipeline, Column ids, Locking locking) {
      this.locking = locking;
      pipeline.query(
          SELECT + locking.clause(),
          row -> {
            var order = OrderRow.read(row);
            rows.put(order.id(), order);
          },
          ids);
      linesOf = lines.load(pipeline, ids);
      couponsOf = coupons.load(pipeline, ids);
      paymentsOf = payments.load(pipeline, ids);
      refundsOf = refunds.load(pipeline, ids);
      shipmentsOf = shipments.load(pipeline, ids);
      if (locking == Locking.WAIT) return;
      pipeline.query(VERSIONS, row -> versions.put(row.getLong(1), row.getLong(2)), ids);
    }

    @Override
    public Map<Long, Order> rows() {
      if (locking == Locking.NONE) checkWhole();
      var orders = HashMap.<Long, Order>newHashMap(rows.size());
      rows.forEach((id, row) -> orders.put(id, complete(id, row)));
      return orders;
    }

    @Override
    public Set<Long> skipped() {
      if (locking != Locking.SKIP) return Set.of();
      var skipped = new HashSet<>(versions.keySet());
      skipped.removeAll(rows.keySet());
      return skipped;
    }

    /// Without a lock a commit may fall between the row and its parts.
    private void checkWhole() {
      for (var order : rows.values()) {
        if (!Objects.equals(versions.get(order.id()), order.version())) {
          throw new StoreException.Contended("order " + order.id() + " changed meanwhile", null);
        }
      }
    }

    private Order complete(Long id, OrderRow row) {
      return row.with(
          linesOf.getOrDefault(id, List.of()),
          couponsOf.getOrDefault(id, List.of()),
          paymentsOf.getOrDefault(id, List.of()),
          refundsOf.getOrDefault(id, List.of()),
          shipmentsOf.getOrDefault(id, List.of()));
    }
  }

  @Override
  public void write(Pipeline pipeline, List<Change<Long, Order>> changes) {
    var added = OrderRow.INSERT.rows();
    var changed = OrderRow.changedRows();
    var newLines = lines.writing();
    var newCoupons = coupons.writing();
    var newPayments = payments.writing();
    var newRefunds = refunds.writing();
    var newShipments = shipments.writing();
    for (var change : changes) {
      var before = change.before();
      var order = change.after();
      if (before == null) OrderRow.add(order, added);
      else OrderRow.change(before, order, changed);
      long id = order.id();
      newLines.collect(id, before == null ? List.of() : before.lines(), order.lines());
      newCoupons.collect(id, before == null ? List.of() : before.coupons(), order.coupons());
      newPayments.collect(id, before == null ? List.of() : before.payments(), order.payments());
      newRefunds.collect(id, before == null ? List.of() : before.refunds(), order.refunds());
      newShipments.collect(id, before == null ? List.of() : before.shipments(), order.shipments());
    }
    OrderRow.INSERT.write(pipeline, added);
    changed.write(pipeline, OrderRow.UPDATE);
    newLines.write(pipeline);
    newCoupons.write(pipeline);
    newPayments.write(pipeline);
    newRefunds.write(pipeline);
    newShipments.write(pipeline);
  }
}
