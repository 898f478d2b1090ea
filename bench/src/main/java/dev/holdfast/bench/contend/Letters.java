package dev.holdfast.bench.contend;

import dev.holdfast.order.FulfilmentStatus;
import dev.holdfast.order.OrderStatus;
import dev.holdfast.order.PaymentStatus;
import dev.holdfast.payment.PaymentState;

/// The letters of the states in the tables.
final class Letters {
  private Letters() {}

  static String of(OrderStatus status) {
    return switch (status) {
      case PENDING_PAYMENT -> "P";
      case CONFIRMED -> "C";
      case COMPLETED -> "D";
      case CANCELLED -> "X";
      case EXPIRED -> "E";
    };
  }

  static String of(PaymentStatus status) {
    return switch (status) {
      case UNPAID -> "U";
      case PARTIALLY_PAID -> "P";
      case PAID -> "F";
      case PARTIALLY_REFUNDED -> "Q";
      case REFUNDED -> "R";
    };
  }

  static String of(FulfilmentStatus status) {
    return switch (status) {
      case UNFULFILLED -> "U";
      case PARTIALLY_SHIPPED -> "P";
      case SHIPPED -> "S";
      case DELIVERED -> "D";
    };
  }

  static String of(PaymentState state) {
    return switch (state) {
      case CREATED -> "N";
      case PENDING -> "P";
      case UNKNOWN -> "U";
      case SUCCEEDED -> "S";
      case FAILED -> "F";
      case CLOSED -> "C";
    };
  }
}
