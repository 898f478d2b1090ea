package dev.holdfast.order;

/// The return axis: asked for, goods back, money back.
public enum ReturnStatus {
  NONE,
  REQUESTED,
  RECEIVED,
  CLOSED
}
