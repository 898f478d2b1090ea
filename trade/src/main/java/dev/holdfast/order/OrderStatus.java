package dev.holdfast.order;

/// The order axis.
public enum OrderStatus {
  PENDING_PAYMENT,
  CONFIRMED,
  COMPLETED,
  CANCELLED,
  EXPIRED
}
