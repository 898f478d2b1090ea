package dev.holdfast.order;

import dev.holdfast.kernel.Command;
import dev.holdfast.kernel.Outcome;
import dev.holdfast.payment.NewsSource;
import dev.holdfast.payment.RefundNews;
import dev.holdfast.payment.RefundView;
import dev.holdfast.stock.Bounds;
import org.jspecify.annotations.Nullable;

/// Something was learnt about a refund, whatever the source. Old news is answered like new and
/// changes nothing. A refund that failed leaves its money with the order, which then waits for a
/// person.
///
/// @param account whose news it is: for another account's, the refund is not there; null when it is
///   not an account's
public record RecordRefund(
    long refundId, RefundNews news, NewsSource source, @Nullable String account)
    implements Command {
  public RecordRefund {
    Bounds.present("news", news);
    Bounds.present("source", source);
  }

  /// News that no provider's account tells.
  public RecordRefund(long refundId, RefundNews news, NewsSource source) {
    this(refundId, news, source, null);
  }

  /// The refusals are for operators. What does not fit and comes from anybody else puts the order
  /// on hold instead.
  public sealed interface Result extends Outcome
      permits RefundNotFound,
          CurrencyMismatch,
          AmountMismatch,
          RefundAlreadySettled,
          RefundRecorded {}

  public record RefundRecorded(RefundView refund) implements Result {}
}
