package dev.holdfast.order;

import dev.holdfast.kernel.Event;
import dev.holdfast.payment.NewsSource;
import dev.holdfast.payment.PaymentState;
import dev.holdfast.payment.RefundState;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What happens to an order; aggregate `order`, one entry for each version. Ids, numbers and the
/// reason that was given; amounts in minor units of the order's currency. `status` is the order's
/// status after it.
public sealed interface OrderEvent extends Event {
  OrderStatus status();

  record OrderPlaced(
      OrderStatus status,
      String buyerId,
      String currency,
      long total,
      Instant expiresAt,
      List<PlacedLine> lines,
      List<UsedCoupon> coupons,
      @Nullable UsedPoints points)
      implements OrderEvent {}

  /// @param tax,discount of the whole line
  record PlacedLine(int line, String sku, long quantity, long unitPrice, long tax, long discount) {}

  /// @param discount minor units that it takes off the lines
  record UsedCoupon(String coupon, String campaign, long discount) {}

  /// @param discount minor units that they take off the lines
  record UsedPoints(long points, long discount) {
    static @Nullable UsedPoints of(@Nullable OrderPoints used) {
      return used == null ? null : new UsedPoints(used.points(), used.discount());
    }
  }

  /// @param expiresAt the order's deadline after it
  record PaymentOpened(
      OrderStatus status, String payment, String provider, long amount, Instant expiresAt)
      implements OrderEvent {}

  /// @param state the payment's after it
  /// @param amount what was said to have come in, in `currency`
  /// @param due,captured the order's after it
  /// @param closed other payments that are not waited for any more
  /// @param refunds what goes straight back because the order was paid already, or had ended and
  ///   could not be revived
  record PaymentRecorded(
      OrderStatus status,
      String payment,
      PaymentState state,
      NewsSource source,
      @Nullable Long amount,
      @Nullable String currency,
      @Nullable String reference,
      long due,
      long captured,
      Set<HoldReason> holdReasons,
      List<String> closed,
      List<RefundPart> refunds)
      implements OrderEvent {}

  /// The buyer can pay.
  record PaymentReady(OrderStatus status, String payment, @Nullable String providerId)
      implements OrderEvent {}

  /// A person decided about money that does not fit.
  ///
  /// @param amount what had come in, in `currency`
  /// @param due,captured the order's after it
  record PaymentResolved(
      OrderStatus status,
      String payment,
      ResolvePayment.Decision decision,
      long amount,
      String currency,
      @Nullable String reference,
      @Nullable String note,
      long due,
      long captured,
      Set<HoldReason> holdReasons,
      List<String> closed,
      List<RefundPart> refunds)
      implements OrderEvent {}

  /// @param amount minor units
  record RefundPart(String refund, String payment, long amount) {}

  /// @param due the order's after it
  /// @param refunds what was asked to be given back for it
  record OrderCancelled(
      OrderStatus status,
      String reason,
      List<LineQuantity> lines,
      long due,
      List<RefundPart> refunds)
      implements OrderEvent {}

  /// @param deadline that had passed
  /// @param refunds what was asked to be given back: money that had come in, but not all of it
  record OrderExpired(OrderStatus status, Instant deadline, List<RefundPart> refunds)
      implements OrderEvent {}

  record OrderShipped(
      OrderStatus status,
      String shipment,
      List<LineQuantity> lines,
      @Nullable String carrier,
      @Nullable String tracking)
      implements OrderEvent {}

  record ShipmentDelivered(OrderStatus status, String shipment) implements OrderEvent {}

  record ReturnRequested(OrderStatus status, List<LineQuantity> lines, String reason)
      implements OrderEvent {}

  record ReturnReceived(OrderStatus status, List<LineQuantity> lines, Restock restock)
      implements OrderEvent {}

  record ReturnClosed(OrderStatus status, String reason) implements OrderEvent {}

  /// @param lines empty for a plain amount
  /// @param due the order's after it
  record OrderRefunded(
      OrderStatus status,
      String reason,
      long amount,
      List<LineQuantity> lines,
      Restock restock,
      long due,
      List<RefundPart> refunds)
      implements OrderEvent {}

  record RefundConfirmed(
      OrderStatus status,
      String refund,
      String payment,
      long amount,
      String reference,
      @Nullable String note)
      implements OrderEvent {}

  /// @param state the refund's after it
  /// @param amount of the refund
  /// @param source who said so
  record RefundRecorded(
      OrderStatus status,
      String refund,
      String payment,
      RefundState state,
      NewsSource source,
      long amount,
      @Nullable String reference,
      @Nullable String note,
      Set<HoldReason> holdReasons)
      implements OrderEvent {}
}
