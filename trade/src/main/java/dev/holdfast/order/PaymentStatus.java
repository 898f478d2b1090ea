package dev.holdfast.order;

/// The payment axis.
public enum PaymentStatus {
  UNPAID,
  PARTIALLY_PAID,
  PAID,
  PARTIALLY_REFUNDED,
  REFUNDED
}
