package dev.holdfast.store;

import static dev.holdfast.store.Column.Type.CHAR;
import static dev.holdfast.store.Column.Type.INT8;
import static dev.holdfast.store.Column.Type.INT8_ARRAY;
import static dev.holdfast.store.Column.Type.TEXT;
import static dev.holdfast.store.Column.Type.TIMESTAMPTZ;

import dev.holdfast.order.Amounts;
import dev.holdfast.order.FulfilmentStatus;
import dev.holdfast.order.HoldReason;
import dev.holdfast.order.Order;
import dev.holdfast.order.OrderCoupon;
import dev.holdfast.order.OrderLine;
import dev.holdfast.order.OrderPoints;
import dev.holdfast.order.OrderStatus;
import dev.holdfast.order.PaymentStatus;
import dev.holdfast.order.ReturnStatus;
import dev.holdfast.order.Shipment;
import dev.holdfast.payment.Payment;
import dev.holdfast.payment.Refund;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// The row of `orders`: an order without its parts.
record OrderRow(
    long id,
    String buyerId,
    String currency,
    OrderStatus status,
    PaymentStatus paymentStatus,
    FulfilmentStatus fulfilmentStatus,
    ReturnStatus returnStatus,
    Set<HoldReason> holdReasons,
    Amounts amounts,
    @Nullable OrderPoints points,
    @Nullable String reference,
    @Nullable String note,
    SortedMap<String, String> metadata,
    Instant createdAt,
    Instant expiresAt,
    long version) {
  static final String COLUMNS =
      """
      id, buyer_id, currency, status, payment_status, fulfilment_status, return_status,
        hold_reasons, total, discount, shipping, tax, due, captured, refunded, reference, note,
        metadata, created_at, expires_at, version, points, points_discounts\
      """;
  static final Insert INSERT =
      new Insert(
          "orders",
          "id, buyer_id, currency, total, discount, shipping, tax, points, points_discounts,"
              + " reference, note, metadata,"
              + " created_at, status, payment_status, fulfilment_status, return_status,"
              + " hold_reasons, due, captured, refunded, expires_at, version",
          INT8,
          TEXT,
          TEXT,
          INT8,
          INT8,
          INT8,
          INT8,
          INT8,
          INT8_ARRAY,
          TEXT,
          TEXT,
          TEXT,
          TIMESTAMPTZ,
          CHAR,
          CHAR,
          CHAR,
          CHAR,
          TEXT,
          INT8,
          INT8,
          INT8,
          TIMESTAMPTZ,
          INT8);
  static final String UPDATE =
      """
      update orders o set status = n.status, payment_status = n.payment_status,
        fulfilment_status = n.fulfilment_status, return_status = n.return_status,
        hold_reasons = n.hold_reasons, due = n.due, captured = n.captured,
        refunded = n.refunded, expires_at = n.expires_at, version = n.version
      from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as n (id, former, status, payment_status,
        fulfilment_status, return_status, hold_reasons, due, captured, refunded, expires_at,
        version)
      where o.id = n.id and o.version = n.former\
      """;

  static Rows changedRows() {
    return new Rows(INT8, INT8, CHAR, CHAR, CHAR, CHAR, TEXT, INT8, INT8, INT8, TIMESTAMPTZ, INT8);
  }

  static void add(Order order, Rows rows) {
    var amounts = order.amounts();
    rows.with(order.id()).with(order.buyerId()).with(order.currency());
    rows.with(amounts.total()).with(amounts.discount()).with(amounts.shipping());
    var points = order.points();
    rows.with(amounts.tax());
    rows.with(points == null ? null : (Long) points.points());
    rows.with(points == null ? null : numbers(points.discounts()));
    rows.with(order.reference()).with(order.note());
    rows.with(Metadata.write(order.metadata())).with(order.createdAt());
    progress(order, rows);
  }

  static void change(Order before, Order order, Rows rows) {
    rows.with(order.id()).with(before.version());
    progress(order, rows);
  }

  private static void progress(Order order, Rows rows) {
    var amounts = order.amounts();
    rows.with(Codes.ORDER.of(order.status()));
    rows.with(Codes.PAYMENT.of(order.paymentStatus()));
    rows.with(Codes.FULFILMENT.of(order.fulfilmentStatus()));
    rows.with(Codes.RETURN.of(order.returnStatus()));
    rows.with(Codes.HOLD.of(order.holdReasons()));
    rows.with(amounts.due()).with(amounts.captured()).with(amounts.refunded());
    rows.with(order.expiresAt()).with(order.version());
  }

  /// @param row the [#COLUMNS]
  static OrderRow read(ResultSet row) throws SQLException {
    return new OrderRow(
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        Codes.ORDER.parse(row.getString(4).charAt(0)),
        Codes.PAYMENT.parse(row.getString(5).charAt(0)),
        Codes.FULFILMENT.parse(row.getString(6).charAt(0)),
        Codes.RETURN.parse(row.getString(7).charAt(0)),
        Codes.HOLD.parseAll(row.getString(8)),
        amounts(row),
        points(row),
        row.getString(16),
        row.getString(17),
        Metadata.read(row.getString(18)),
        Times.instant(row, 19),
        Times.instant(row, 20),
        row.getLong(21));
  }

  Order with(
      List<OrderLine> lines,
      List<OrderCoupon> coupons,
      List<Payment> payments,
      List<Refund> refunds,
      List<Shipment> shipments) {
    return new Order(
        id,
        buyerId,
        currency,
        status,
        paymentStatus,
        fulfilmentStatus,
        returnStatus,
        holdReasons,
        lines,
        amounts,
        coupons,
        points,
        payments,
        refunds,
        shipments,
        reference,
        note,
        metadata,
        createdAt,
        expiresAt,
        version);
  }

  private static @Nullable OrderPoints points(ResultSet row) throws SQLException {
    long points = row.getLong(22);
    if (row.wasNull()) return null;
    return new OrderPoints(points, List.of((Long[]) row.getArray(23).getArray()));
  }

  private static long[] numbers(List<Long> values) {
    return values.stream().mapToLong(Long::longValue).toArray();
  }

  private static Amounts amounts(ResultSet row) throws SQLException {
    return new Amounts(
        row.getLong(9),
        row.getLong(10),
        row.getLong(11),
        row.getLong(12),
        row.getLong(13),
        row.getLong(14),
        row.getLong(15));
  }
}
