package dev.holdfast.provider.alipay;

import dev.holdfast.payment.PaymentNews;
import dev.holdfast.payment.PaymentState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the states of a trade mean to us.
final class AlipayTrades {
  private AlipayTrades() {}

  /// @param paid whether there is a payment time: a closed trade was either never paid, or paid and
  ///   refunded in full, and refunds are told on their own
  /// @param paidAt null when it does not say
  /// @throws IllegalArgumentException when the state is not known
  static PaymentNews news(
      String status,
      boolean paid,
      @Nullable Instant paidAt,
      @Nullable String total,
      @Nullable String tradeNo) {
    return switch (status) {
      case "WAIT_BUYER_PAY" -> without(PaymentState.PENDING, tradeNo);
      case "TRADE_SUCCESS", "TRADE_FINISHED" -> succeeded(total, tradeNo, paidAt);
      case "TRADE_CLOSED" ->
          paid ? succeeded(total, tradeNo, paidAt) : without(PaymentState.CLOSED, tradeNo);
      default -> throw new IllegalArgumentException("trade_status " + status);
    };
  }

  private static PaymentNews succeeded(
      @Nullable String total, @Nullable String tradeNo, @Nullable Instant at) {
    return new PaymentNews(
        PaymentState.SUCCEEDED, Yuan.fen(total), Yuan.CURRENCY, tradeNo, null, at);
  }

  static PaymentNews without(PaymentState state, @Nullable String tradeNo) {
    return new PaymentNews(state, null, null, tradeNo, null);
  }
}
