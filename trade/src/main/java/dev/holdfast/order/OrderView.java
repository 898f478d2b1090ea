package dev.holdfast.order;

import dev.holdfast.payment.PaymentState;
import dev.holdfast.payment.RefundState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// An order as callers see it. Amounts are minor units of `currency`; see [Amounts].
///
/// @param allowedActions what may be done to it now
/// @param payments,refunds,shipments in short; each can be had in full by its id
public record OrderView(
    String id,
    String buyerId,
    OrderStatus status,
    PaymentStatus paymentStatus,
    FulfilmentStatus fulfilmentStatus,
    ReturnStatus returnStatus,
    Set<HoldReason> holdReasons,
    String currency,
    long total,
    long discount,
    long shipping,
    long tax,
    long due,
    long captured,
    long refunded,
    List<Line> lines,
    List<UsedCoupon> coupons,
    @Nullable UsedPoints points,
    List<PaymentSummary> payments,
    List<RefundSummary> refunds,
    List<ShipmentSummary> shipments,
    List<Action> allowedActions,
    @Nullable String reference,
    @Nullable String note,
    SortedMap<String, String> metadata,
    Instant createdAt,
    Instant expiresAt,
    long version) {
  /// An [OrderLine] without what only the stock needs to know.
  public record Line(
      int line,
      String sku,
      String title,
      long quantity,
      long unitPrice,
      long tax,
      long discount,
      long cancelled,
      long shipped,
      long delivered,
      long returned,
      long refunded) {}

  /// @param discount minor units that it takes off the lines
  public record UsedCoupon(String couponId, String campaignId, long discount) {}

  /// @param discount minor units that they take off the lines
  public record UsedPoints(long points, long discount) {}

  public record PaymentSummary(
      String id, String provider, PaymentState status, long amount, long captured) {}

  public record RefundSummary(String id, String paymentId, RefundState status, long amount) {}

  public record ShipmentSummary(
      String id, List<LineQuantity> lines, @Nullable Instant deliveredAt) {}

  public static OrderView of(Order order) {
    var amounts = order.amounts();
    return new OrderView(
        Long.toString(order.id()),
        order.buyerId(),
        order.status(),
        order.paymentStatus(),
        order.fulfilmentStatus(),
        order.returnStatus(),
        order.holdReasons(),
        order.currency(),
        amounts.total(),
        amounts.discount(),
        amounts.shipping(),
        amounts.tax(),
        amounts.due(),
        amounts.captured(),
        amounts.refunded(),
        each(order.lines(), OrderView::line),
        each(
            order.coupons(),
            c ->
                new UsedCoupon(
                    Long.toString(c.coupon()), Long.toString(c.campaign()), c.discount())),
        points(order.points()),
        each(
            order.payments(),
            p ->
                new PaymentSummary(
                    Long.toString(p.id()), p.provider(), p.state(), p.amount(), p.captured())),
        each(
            order.refunds(),
            r ->
                new RefundSummary(
                    Long.toString(r.id()), Long.toString(r.payment()), r.state(), r.amount())),
        each(
            order.shipments(),
            s -> new ShipmentSummary(Long.toString(s.id()), s.lines(), s.deliveredAt())),
        Transitions.allowedActions(order),
        order.reference(),
        order.note(),
        order.metadata(),
        order.createdAt(),
        order.expiresAt(),
        order.version());
  }

  private static @Nullable UsedPoints points(@Nullable OrderPoints used) {
    return used == null ? null : new UsedPoints(used.points(), used.discount());
  }

  private static Line line(OrderLine line) {
    return new Line(
        line.number(),
        line.sku(),
        line.title(),
        line.quantity(),
        line.unitPrice(),
        line.tax(),
        line.discount(),
        line.cancelled(),
        line.shipped(),
        line.delivered(),
        line.returned(),
        line.refunded());
  }

  private static <T, V> List<V> each(List<T> states, Function<T, V> view) {
    if (states.isEmpty()) return List.of();
    var views = new ArrayList<V>(states.size());
    for (int i = 0; i < states.size(); i++) views.add(view.apply(states.get(i)));
    return views;
  }
}
