package dev.holdfast.order;

import dev.holdfast.payment.Payment;
import dev.holdfast.payment.PaymentState;
import java.util.List;
import java.util.function.Predicate;

/// The conditions of the transition table, each a fact about an order.
enum Condition {
  ALWAYS("", order -> true),
  NOT_HELD("no hold reason", order -> order.holdReasons().isEmpty()),
  COVERED("what came in covers what is due", order -> order.amounts().covered()),
  REVIVED(
      "the money covers it, and its stock, coupons and points could be promised again",
      order -> order.amounts().due() > 0 && order.amounts().covered()),
  NOTHING_LEFT("all of it is cancelled", order -> all(order, OrderLine::gone)),
  FULFILLED(
      "all that is left of it is delivered and no hold reason",
      order -> order.holdReasons().isEmpty() && all(order, OrderLine::fulfilled)),
  UNSHIPPED("something has not shipped", order -> any(order, line -> line.unshipped() > 0)),
  SHIPPABLE(
      "something has not shipped and no hold reason",
      order -> order.holdReasons().isEmpty() && any(order, line -> line.unshipped() > 0)),
  UNDERWAY(
      "a shipment is underway and no hold reason",
      order -> order.holdReasons().isEmpty() && anyUnderway(order.shipments())),
  RETURNABLE(
      "something delivered has not come back and no hold reason",
      order ->
          order.holdReasons().isEmpty() && any(order, line -> line.delivered() > line.returned())),
  RETURN_ASKED_FOR(
      "a return is asked for and no hold reason",
      order -> order.holdReasons().isEmpty() && order.returnStatus() == ReturnStatus.REQUESTED),
  REFUNDABLE(
      "money is left to give back, or something shipped has not been refunded",
      order ->
          order.amounts().refundable() > 0 || any(order, line -> line.shipped() > line.refunded())),
  UNSETTLED(
      "a payment has no money yet, or what came in does not fit",
      order ->
          order.holdReasons().contains(HoldReason.PAYMENT_MISMATCH) || anyUnpaid(order.payments())),
  REFUND_OPEN("a refund has not ended", Condition::anyRefundOpen),
  UNPAID_FOR_GOOD(
      "no hold reason, no payment whose end is not known",
      order -> order.holdReasons().isEmpty() && !anyInFlight(order.payments()));

  private final String text;
  private final Predicate<OrderFacts> predicate;

  Condition(String text, Predicate<OrderFacts> predicate) {
    this.text = text;
    this.predicate = predicate;
  }

  boolean holds(OrderFacts order) {
    return predicate.test(order);
  }

  /// In words, for the diagram; empty for [#ALWAYS].
  String text() {
    return text;
  }

  private static boolean all(OrderFacts order, Predicate<OrderLine> predicate) {
    for (var line : order.lines()) if (!predicate.test(line)) return false;
    return true;
  }

  private static boolean any(OrderFacts order, Predicate<OrderLine> predicate) {
    for (var line : order.lines()) if (predicate.test(line)) return true;
    return false;
  }

  private static boolean anyUnderway(List<Shipment> shipments) {
    for (var shipment : shipments) if (shipment.deliveredAt() == null) return true;
    return false;
  }

  private static boolean anyUnpaid(List<Payment> payments) {
    for (var payment : payments) if (payment.state() != PaymentState.SUCCEEDED) return true;
    return false;
  }

  private static boolean anyInFlight(List<Payment> payments) {
    for (var payment : payments) if (payment.inFlight()) return true;
    return false;
  }

  private static boolean anyRefundOpen(OrderFacts order) {
    for (var refund : order.refunds()) {
      if (!refund.state().isFinal()) return true;
    }
    return false;
  }
}
