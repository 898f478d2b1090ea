package dev.holdfast.client;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An order as it stood when the server answered. Amounts are minor units of `currency`.
///
/// @param holdReasons why it waits for a person; empty when it does not
/// @param total `lines - discount + shipping + tax`, as promised at placement
/// @param due what the buyer owes in the end: the total without what was cancelled or refunded
/// @param captured came in, over all payments
/// @param refunded given back or promised back
/// @param allowedActions what may be done next, by the names the API documents
/// @param reference the shop's own number for it
/// @param expiresAt when an unpaid order ends and gives its stock back
public record Order(
    String id,
    String buyerId,
    Status status,
    PaymentStatus paymentStatus,
    FulfilmentStatus fulfilmentStatus,
    ReturnStatus returnStatus,
    List<String> holdReasons,
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
    List<String> allowedActions,
    @Nullable String reference,
    @Nullable String note,
    Map<String, String> metadata,
    Instant createdAt,
    Instant expiresAt,
    long version) {
  /// The order axis.
  public enum Status {
    PENDING_PAYMENT,
    CONFIRMED,
    COMPLETED,
    CANCELLED,
    EXPIRED,
    /// One that this SDK does not know yet; likewise below.
    @JsonEnumDefaultValue
    UNRECOGNIZED
  }

  public enum PaymentStatus {
    UNPAID,
    PARTIALLY_PAID,
    PAID,
    PARTIALLY_REFUNDED,
    REFUNDED,
    @JsonEnumDefaultValue
    UNRECOGNIZED
  }

  public enum FulfilmentStatus {
    UNFULFILLED,
    PARTIALLY_SHIPPED,
    SHIPPED,
    DELIVERED,
    @JsonEnumDefaultValue
    UNRECOGNIZED
  }

  public enum ReturnStatus {
    NONE,
    REQUESTED,
    RECEIVED,
    CLOSED,
    @JsonEnumDefaultValue
    UNRECOGNIZED
  }

  /// @param line its number within the order, from 1
  /// @param tax,discount for the whole line
  /// @param cancelled units, as are all that follow
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
      String id, String provider, Payment.Status status, long amount, long captured) {}

  public record RefundSummary(String id, String paymentId, Refund.Status status, long amount) {}

  /// @param deliveredAt null until delivered
  public record ShipmentSummary(
      String id, List<LineQuantity> lines, @Nullable Instant deliveredAt) {}
}
