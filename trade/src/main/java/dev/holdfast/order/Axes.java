package dev.holdfast.order;

import dev.holdfast.payment.Payment;
import dev.holdfast.payment.Refund;
import dev.holdfast.payment.RefundState;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// The status axes that follow from an order's facts.
final class Axes {
  private Axes() {}

  static FulfilmentStatus fulfilment(List<OrderLine> lines) {
    boolean anyShipped = false;
    boolean allShipped = true;
    boolean allDelivered = true;
    for (var line : lines) {
      anyShipped |= line.shipped() > 0;
      allShipped &= line.unshipped() == 0;
      allDelivered &= line.fulfilled();
    }
    if (!anyShipped) return FulfilmentStatus.UNFULFILLED;
    if (!allShipped) return FulfilmentStatus.PARTIALLY_SHIPPED;
    return allDelivered ? FulfilmentStatus.DELIVERED : FulfilmentStatus.SHIPPED;
  }

  /// What went back counts once less is kept than the order's total: what came in beyond it and
  /// went back leaves the order paid.
  ///
  /// @param former what it was; an order that has ended keeps how far it was paid
  static PaymentStatus payment(PaymentStatus former, OrderStatus status, OrderFacts order) {
    long captured = order.amounts().captured();
    long back = refundsSucceeded(order);
    if (back > 0 && captured - back < order.amounts().total()) {
      return back < captured ? PaymentStatus.PARTIALLY_REFUNDED : PaymentStatus.REFUNDED;
    }
    return switch (status) {
      case CONFIRMED, COMPLETED -> PaymentStatus.PAID;
      case PENDING_PAYMENT -> captured > 0 ? PaymentStatus.PARTIALLY_PAID : PaymentStatus.UNPAID;
      case CANCELLED, EXPIRED -> {
        if (captured == 0) yield PaymentStatus.UNPAID;
        if (former == PaymentStatus.PARTIALLY_PAID || former == PaymentStatus.PAID) yield former;
        yield captured < order.amounts().total()
            ? PaymentStatus.PARTIALLY_PAID
            : PaymentStatus.PAID;
      }
    };
  }

  /// Goods that are back are settled once no refund is open.
  static ReturnStatus returns(ReturnStatus status, OrderFacts order) {
    return status == ReturnStatus.RECEIVED && !Condition.REFUND_OPEN.holds(order)
        ? ReturnStatus.CLOSED
        : status;
  }

  /// The reasons to wait for a person that follow from the money: too much of it, some that fits no
  /// payment, some that got stuck on its way back, or did not go back as is known. Each is there
  /// for as long as its cause.
  static Set<HoldReason> holds(
      Set<HoldReason> others, Amounts amounts, List<Payment> payments, List<Refund> refunds) {
    var holds = with(others, HoldReason.OVERPAID, amounts.excess() > 0);
    boolean mismatched = payments.stream().anyMatch(Payment::mismatched);
    holds = with(holds, HoldReason.PAYMENT_MISMATCH, mismatched);
    holds = with(holds, HoldReason.REFUND_MISMATCH, refunds.stream().anyMatch(Refund::doubted));
    return with(holds, HoldReason.REFUND_STUCK, refunds.stream().anyMatch(Refund::stuck));
  }

  /// The reasons with or without one of them.
  static Set<HoldReason> with(Set<HoldReason> others, HoldReason reason, boolean there) {
    if (others.contains(reason) == there) return others;
    var holds = EnumSet.noneOf(HoldReason.class);
    holds.addAll(others);
    if (there) holds.add(reason);
    else holds.remove(reason);
    return Collections.unmodifiableSet(holds);
  }

  private static long refundsSucceeded(OrderFacts order) {
    long sum = 0;
    for (var refund : order.refunds()) {
      if (refund.state() == RefundState.SUCCEEDED) sum += refund.amount();
    }
    return sum;
  }
}
