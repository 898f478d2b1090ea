package dev.holdfast.provider.wechat;

import com.wechat.pay.java.service.payments.model.Transaction;
import com.wechat.pay.java.service.refund.model.Amount;
import com.wechat.pay.java.service.refund.model.Status;
import dev.holdfast.payment.PaymentNews;
import dev.holdfast.payment.PaymentState;
import dev.holdfast.payment.RefundNews;
import dev.holdfast.payment.RefundState;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/// What WeChat's states mean to us.
final class WeChatStates {
  private WeChatStates() {}

  /// @throws IllegalArgumentException when it has no state that this version knows
  static PaymentNews news(Transaction transaction) {
    Transaction.@Nullable TradeStateEnum state = transaction.getTradeState();
    if (state == null) throw new IllegalArgumentException("trade_state");
    return switch (state) {
      // REFUND: it was paid, and money of it went back since, which refunds tell on their own.
      case SUCCESS, REFUND -> succeeded(transaction);
      case NOTPAY, USERPAYING, ACCEPT -> without(PaymentState.PENDING, transaction);
      case CLOSED, REVOKED -> without(PaymentState.CLOSED, transaction);
      case PAYERROR -> without(PaymentState.FAILED, transaction);
    };
  }

  private static PaymentNews succeeded(Transaction transaction) {
    var amount = transaction.getAmount();
    @Nullable String currency = amount.getCurrency();
    return new PaymentNews(
        PaymentState.SUCCEEDED,
        amount.getTotal().longValue(),
        currency == null ? WeChatProvider.CURRENCY : currency,
        transaction.getTransactionId(),
        null,
        time(transaction.getSuccessTime()));
  }

  /// No reason to turn money away when it is none.
  private static @Nullable Instant time(@Nullable String text) {
    try {
      return text == null ? null : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private static PaymentNews without(PaymentState state, Transaction transaction) {
    @Nullable String why = state == PaymentState.FAILED ? transaction.getTradeStateDesc() : null;
    return new PaymentNews(state, null, null, transaction.getTransactionId(), why);
  }

  /// @throws IllegalArgumentException when it has no state that this version knows
  static RefundNews news(@Nullable Status status, @Nullable String refundId, Amount amount) {
    if (status == null) throw new IllegalArgumentException("refund status");
    return switch (status) {
      case SUCCESS ->
          new RefundNews(
              RefundState.SUCCEEDED, amount.getRefund(), amount.getCurrency(), refundId, null);
      case PROCESSING -> new RefundNews(RefundState.PENDING, null, null, refundId, null);
      case CLOSED -> new RefundNews(RefundState.FAILED, null, null, refundId, "CLOSED");
      // The buyer's bank sent it back: a person sends it again from the merchant platform. It has
      // not failed, or somebody would refund the same money twice.
      case ABNORMAL ->
          new RefundNews(
              RefundState.PENDING,
              null,
              null,
              refundId,
              "ABNORMAL: to be sent again from the merchant platform",
              true);
    };
  }
}
