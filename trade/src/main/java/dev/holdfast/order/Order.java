package dev.holdfast.order;

import dev.holdfast.payment.Payment;
import dev.holdfast.payment.Refund;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// An order with everything that belongs to it: the unit that is loaded, locked and versioned.
///
/// @param lines by number; never empty
/// @param coupons that it was placed with, in the order in which they are counted
/// @param points that it was placed with
/// @param payments,refunds,shipments in the order of their creation
/// @param reference the shop's own number for it
/// @param metadata the shop's own key-value pairs
/// @param expiresAt when an unpaid order ends and gives its stock back; kept after it was paid
/// @param version number of its last journal entry
public record Order(
    long id,
    String buyerId,
    String currency,
    OrderStatus status,
    PaymentStatus paymentStatus,
    FulfilmentStatus fulfilmentStatus,
    ReturnStatus returnStatus,
    Set<HoldReason> holdReasons,
    List<OrderLine> lines,
    Amounts amounts,
    List<OrderCoupon> coupons,
    @Nullable OrderPoints points,
    List<Payment> payments,
    List<Refund> refunds,
    List<Shipment> shipments,
    @Nullable String reference,
    @Nullable String note,
    SortedMap<String, String> metadata,
    Instant createdAt,
    Instant expiresAt,
    long version)
    implements OrderFacts {
  public Order {
    if (lines.isEmpty() || version < 1) {
      throw new IllegalArgumentException(
          "order %d with %d lines, version %d".formatted(id, lines.size(), version));
    }
  }

  /// @throws IllegalStateException when the order has no such payment; likewise the other parts
  Payment payment(long id) {
    for (var payment : payments) if (payment.id() == id) return payment;
    throw missing("payment", id);
  }

  Refund refund(long id) {
    for (var refund : refunds) if (refund.id() == id) return refund;
    throw missing("refund", id);
  }

  Shipment shipment(long id) {
    for (var shipment : shipments) if (shipment.id() == id) return shipment;
    throw missing("shipment", id);
  }

  private IllegalStateException missing(String part, long partId) {
    return new IllegalStateException("order %d has no %s %d".formatted(id, part, partId));
  }
}
