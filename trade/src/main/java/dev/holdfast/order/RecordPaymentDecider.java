package dev.holdfast.order;

import dev.holdfast.kernel.Context;
import dev.holdfast.kernel.Decider;
import dev.holdfast.kernel.Needs;
import dev.holdfast.kernel.Outcome;
import dev.holdfast.kernel.Workspace;
import dev.holdfast.order.RecordPayment.PaymentRecorded;
import dev.holdfast.payment.LateMoney;
import dev.holdfast.payment.Misfit;
import dev.holdfast.payment.NewsSource;
import dev.holdfast.payment.Payment;
import dev.holdfast.payment.PaymentNews;
import dev.holdfast.payment.PaymentState;
import dev.holdfast.payment.PaymentView;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Sorts out what the news means; [Capture] knows what money does to an order.
final class RecordPaymentDecider implements Decider<RecordPayment> {
  private final LateMoney lateMoney;

  RecordPaymentDecider(LateMoney lateMoney) {
    this.lateMoney = lateMoney;
  }

  @Override
  public void needs(RecordPayment command, Workspace loaded, Needs needs) {
    long id = command.paymentId();
    if (command.news().state() == PaymentState.SUCCEEDED) {
      OrderNeeds.orderWithStockOf(OrderTables.PAYMENT_ORDER, id, loaded, needs);
    } else {
      OrderNeeds.orderOf(OrderTables.PAYMENT_ORDER, id, loaded, needs);
    }
  }

  @Override
  public Outcome decide(RecordPayment command, Workspace workspace, Context context) {
    var order = OrderNeeds.find(OrderTables.PAYMENT_ORDER, command.paymentId(), workspace);
    if (order == null) return new PaymentNotFound(Long.toString(command.paymentId()));
    var known = new Known(command, order, order.payment(command.paymentId()));
    if (command.account() != null && !command.account().equals(known.payment().provider())) {
      return new PaymentNotFound(Long.toString(command.paymentId()));
    }
    return known.news().state() == PaymentState.SUCCEEDED
        ? money(known, workspace, context)
        : noMoney(known, workspace, context);
  }

  /// The news and what it is about.
  record Known(RecordPayment command, Order order, Payment payment) {
    PaymentNews news() {
      return command.news();
    }

    boolean byOperator() {
      return command.source() == NewsSource.OPERATOR;
    }

    boolean paid() {
      return payment.state() == PaymentState.SUCCEEDED;
    }

    /// The money that did not fit and of which a person has just said what it is; null when he has
    /// named none such.
    @Nullable Misfit cleared() {
      var reference = news().reference();
      if (!byOperator() || reference == null) return null;
      return payment.undecided().stream()
          .filter(misfit -> reference.equals(misfit.reference()))
          .findFirst()
          .orElse(null);
    }

    /// The payment without the doubt that a person has just ended.
    Payment clear(Payment after) {
      var cleared = cleared();
      return cleared == null ? after : after.decided(cleared);
    }

    /// Whether it names no other money than we know of.
    boolean sameMoney() {
      return news().reference() == null || news().reference().equals(payment.reference());
    }

    PaymentAlreadySucceeded already() {
      return new PaymentAlreadySucceeded(Long.toString(payment.id()), payment.reference());
    }
  }

  private static RecordPayment.Result noMoney(Known known, Workspace workspace, Context context) {
    if (known.paid()) return known.byOperator() ? known.already() : unchanged(known);
    boolean news = known.payment().state().mayBecome(known.news().state());
    if (!news && known.cleared() == null) return unchanged(known);
    var draft = new OrderDraft(known.order());
    var after = news ? moved(known, context) : known.payment();
    draft.replace(known.payment(), known.clear(after));
    return record(known, draft, Action.RECORD_PAYMENT, Capture.Effect.NONE, workspace);
  }

  private static Payment moved(Known known, Context context) {
    var news = known.news();
    return known.payment().went(news.state(), news.reference(), news.note(), context.now());
  }

  private RecordPayment.Result money(Known known, Workspace workspace, Context context) {
    var misfit = misfit(known);
    if (known.byOperator()) {
      if (misfit != null) return misfit;
      if (known.paid() && !known.sameMoney()) return known.already();
    } else {
      if (known.payment().knows(known.news())) return unchanged(known);
      if (misfit != null || known.paid() && !known.sameMoney()) return hold(known, workspace);
    }
    if (!known.paid()) return capture(known, workspace, context);
    return known.cleared() == null ? unchanged(known) : cleared(known, workspace);
  }

  private static PaymentRecorded cleared(Known known, Workspace workspace) {
    var draft = new OrderDraft(known.order());
    draft.replace(known.payment(), known.clear(known.payment()));
    return record(known, draft, Action.RECORD_PAYMENT, Capture.Effect.NONE, workspace);
  }

  private static RecordPayment.@Nullable Result misfit(Known known) {
    var currency = Objects.requireNonNull(known.news().currency());
    if (!currency.equals(known.order().currency())) {
      return new CurrencyMismatch(known.order().currency(), currency, "currency");
    }
    long amount = Objects.requireNonNull(known.news().amount());
    return amount == known.payment().amount()
        ? null
        : new AmountMismatch(known.payment().amount(), amount, "amount");
  }

  private PaymentRecorded capture(Known known, Workspace workspace, Context context) {
    var draft = new OrderDraft(known.order());
    var news = known.news();
    var paid = known.clear(known.payment().succeeded(news.reference(), news.note(), context.now()));
    draft.replace(known.payment(), paid);
    var effect =
        new Capture(draft, lateMoney, workspace, context).take(paid, known.payment().amount());
    return record(known, draft, Action.RECORD_PAYMENT, effect, workspace);
  }

  /// Keeps what came in with the payment, so that the same news again is seen to be the same, and a
  /// person can decide about it.
  private static PaymentRecorded hold(Known known, Workspace workspace) {
    var news = known.news();
    var misfit =
        new Misfit(
            Objects.requireNonNull(news.amount()),
            Objects.requireNonNull(news.currency()),
            news.reference(),
            false);
    var draft = new OrderDraft(known.order());
    draft.replace(known.payment(), known.payment().puzzledBy(misfit));
    return record(known, draft, Action.HOLD, Capture.Effect.NONE, workspace);
  }

  private static PaymentRecorded unchanged(Known known) {
    return recorded(known.order(), known.payment());
  }

  private static PaymentRecorded recorded(Order order, Payment payment) {
    return new PaymentRecorded(PaymentView.of(order.id(), order.currency(), payment));
  }

  private static PaymentRecorded record(
      Known known, OrderDraft draft, Action action, Capture.Effect effect, Workspace workspace) {
    var after = draft.finish(action, workspace, now -> event(known, effect, now));
    return recorded(after, after.payment(known.payment().id()));
  }

  private static OrderEvent event(Known known, Capture.Effect effect, Order now) {
    var news = known.news();
    return new OrderEvent.PaymentRecorded(
        now.status(),
        Long.toString(known.payment().id()),
        now.payment(known.payment().id()).state(),
        known.command().source(),
        news.amount(),
        news.currency(),
        news.reference(),
        now.amounts().due(),
        now.amounts().captured(),
        now.holdReasons(),
        effect.closed(),
        Refunds.parts(effect.refunds()));
  }
}
