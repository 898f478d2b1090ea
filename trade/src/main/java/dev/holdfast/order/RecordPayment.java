package dev.holdfast.order;

import dev.holdfast.kernel.Command;
import dev.holdfast.kernel.Outcome;
import dev.holdfast.payment.NewsSource;
import dev.holdfast.payment.PaymentNews;
import dev.holdfast.payment.PaymentState;
import dev.holdfast.payment.PaymentView;
import dev.holdfast.stock.Bounds;
import org.jspecify.annotations.Nullable;

/// Something was learnt about a payment. The one command for it, whatever the source, so that
/// sources cannot disagree. Old news is answered like new and changes nothing.
///
/// @param account whose news it is: for another account's, the payment is not there; null when it
///   is not an account's
public record RecordPayment(
    long paymentId, PaymentNews news, NewsSource source, @Nullable String account)
    implements Command {
  public RecordPayment {
    Bounds.present("news", news);
    Bounds.present("source", source);
    if (source == NewsSource.OPERATOR && news.state() == PaymentState.SUCCEEDED) {
      Bounds.present("reference", news.reference());
    }
  }

  /// News that no provider's account tells.
  public RecordPayment(long paymentId, PaymentNews news, NewsSource source) {
    this(paymentId, news, source, null);
  }

  /// The refusals are for operators, who can correct themselves. Money that does not fit and that
  /// anybody else tells of puts the order on hold instead.
  public sealed interface Result extends Outcome
      permits PaymentNotFound,
          CurrencyMismatch,
          AmountMismatch,
          PaymentAlreadySucceeded,
          PaymentRecorded {}

  public record PaymentRecorded(PaymentView payment) implements Result {}
}
