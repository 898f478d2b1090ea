package dev.holdfast.order;

import dev.holdfast.kernel.Command;
import dev.holdfast.kernel.Outcome;
import dev.holdfast.payment.NewsSource;
import dev.holdfast.payment.PaymentNews;
import dev.holdfast.payment.PaymentState;
import dev.holdfast.payment.PaymentView;
import dev.holdfast.stock.Bounds;

/// Something was learnt about a payment. The one command for it, whatever the source, so that
/// sources cannot disagree. Old news is answered like new and changes nothing.
public record RecordPayment(long paymentId, PaymentNews news, NewsSource source)
    implements Command {
  public RecordPayment {
    Bounds.present("news", news);
    Bounds.present("source", source);
    if (source == NewsSource.OPERATOR && news.state() == PaymentState.SUCCEEDED) {
      Bounds.present("reference", news.reference());
    }
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
