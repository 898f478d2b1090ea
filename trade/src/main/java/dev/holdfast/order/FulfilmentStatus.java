package dev.holdfast.order;

/// The fulfilment axis.
public enum FulfilmentStatus {
  UNFULFILLED,
  PARTIALLY_SHIPPED,
  SHIPPED,
  DELIVERED
}
