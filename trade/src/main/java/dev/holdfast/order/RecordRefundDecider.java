package dev.holdfast.order;

import dev.holdfast.kernel.Context;
import dev.holdfast.kernel.Decider;
import dev.holdfast.kernel.Needs;
import dev.holdfast.kernel.Outcome;
import dev.holdfast.kernel.Workspace;
import dev.holdfast.order.RecordRefund.RefundRecorded;
import dev.holdfast.payment.NewsSource;
import dev.holdfast.payment.Refund;
import dev.holdfast.payment.RefundNews;
import dev.holdfast.payment.RefundState;
import dev.holdfast.payment.RefundView;
import org.jspecify.annotations.Nullable;

final class RecordRefundDecider implements Decider<RecordRefund> {
  @Override
  public void needs(RecordRefund command, Workspace loaded, Needs needs) {
    long id = command.refundId();
    if (command.news().state() == RefundState.FAILED) {
      OrderNeeds.orderWithStockOf(OrderTables.REFUND_ORDER, id, loaded, needs);
    } else {
      OrderNeeds.orderOf(OrderTables.REFUND_ORDER, id, loaded, needs);
    }
  }

  @Override
  public Outcome decide(RecordRefund command, Workspace workspace, Context context) {
    var order = OrderNeeds.find(OrderTables.REFUND_ORDER, command.refundId(), workspace);
    if (order == null) return new RefundNotFound(Long.toString(command.refundId()));
    var known = new Known(command, order, order.refund(command.refundId()));
    if (command.account() != null && !command.account().equals(known.account())) {
      return new RefundNotFound(Long.toString(command.refundId()));
    }
    var misfit = misfit(known);
    if (misfit != null) return known.byOperator() ? misfit : hold(known, workspace);
    return known.refund().state().isFinal()
        ? afterTheEnd(known, workspace, context)
        : progress(known, workspace, context);
  }

  /// The news and what it is about.
  private record Known(RecordRefund command, Order order, Refund refund) {
    RefundNews news() {
      return command.news();
    }

    boolean byOperator() {
      return command.source() == NewsSource.OPERATOR;
    }

    /// Whose money it is.
    String account() {
      return order.payment(refund.payment()).provider();
    }

    /// Whether it is not as it was, or does not wait for a person as it did.
    boolean moves() {
      return refund.state().mayBecome(news().state()) || refund.stuck() != news().stuck();
    }

    /// Whether the money that was said not to have gone back can have gone back after all: it is
    /// still here to be missed.
    boolean stillThere() {
      var amounts = order.amounts();
      boolean waiting = order.status() == OrderStatus.PENDING_PAYMENT;
      long spare = waiting ? amounts.refundable() : amounts.excess();
      long ofPayment = Refunds.refundable(order, order.payment(refund.payment()));
      return Math.min(spare, ofPayment) >= refund.amount();
    }
  }

  private static RecordRefund.@Nullable Result misfit(Known known) {
    var currency = known.news().currency();
    if (currency != null && !currency.equals(known.order().currency())) {
      return new CurrencyMismatch(known.order().currency(), currency, "currency");
    }
    var amount = known.news().amount();
    return amount == null || amount == known.refund().amount()
        ? null
        : new AmountMismatch(known.refund().amount(), amount, "amount");
  }

  private static RefundRecorded progress(Known known, Workspace workspace, Context context) {
    if (!known.moves()) return settled(known, workspace);
    var draft = new OrderDraft(known.order());
    move(known, draft, context);
    if (known.news().state() == RefundState.FAILED) fail(known, draft, workspace, context);
    // A person has to know of one that waits for him.
    var action = known.news().stuck() ? Action.HOLD : Action.RECORD_REFUND;
    return record(known, draft, action, workspace);
  }

  private static void fail(Known known, OrderDraft draft, Workspace workspace, Context context) {
    draft.amounts(draft.amounts().refundFailed(known.refund().amount()));
    confirmIfCovered(draft, workspace, context);
  }

  /// The money of an order that waits for it is back: then the order is paid.
  private static void confirmIfCovered(OrderDraft draft, Workspace workspace, Context context) {
    var order = draft.before();
    if (order.status() != OrderStatus.PENDING_PAYMENT || !draft.amounts().covered()) return;
    Payments.confirm(draft, new LineStock(workspace, order.id()), context.now());
  }

  private static RecordRefund.Result afterTheEnd(
      Known known, Workspace workspace, Context context) {
    var said = known.news().state();
    if (!said.isFinal() || said == known.refund().state()) return settled(known, workspace);
    if (said == RefundState.SUCCEEDED && known.stillThere()) {
      var draft = new OrderDraft(known.order());
      move(known, draft, context);
      draft.amounts(draft.amounts().refund(known.refund().amount()));
      return record(known, draft, Action.RECORD_REFUND, workspace);
    }
    if (said == RefundState.FAILED && known.byOperator() && known.refund().doubted()) {
      var draft = new OrderDraft(known.order());
      move(known, draft, context);
      fail(known, draft, workspace, context);
      return record(known, draft, Action.RECORD_REFUND, workspace);
    }
    return known.byOperator() ? already(known.refund()) : hold(known, workspace);
  }

  private static void move(Known known, OrderDraft draft, Context context) {
    var news = known.news();
    var after =
        known
            .refund()
            .went(news.state(), news.reference(), news.note(), news.stuck(), context.now());
    draft.replace(known.refund(), known.byOperator() ? after.doubted(false) : after);
  }

  /// Nothing new; but an operator's word ends the wait for him, as far as this refund goes.
  private static RefundRecorded settled(Known known, Workspace workspace) {
    var refund = known.refund();
    if (!known.byOperator() || !refund.doubted()) return recorded(known.order(), refund);
    var draft = new OrderDraft(known.order());
    draft.replace(refund, refund.doubted(false));
    return record(known, draft, Action.RECORD_REFUND, workspace);
  }

  private static RefundRecorded hold(Known known, Workspace workspace) {
    var refund = known.refund();
    if (refund.doubted()) return recorded(known.order(), refund);
    var draft = new OrderDraft(known.order());
    draft.replace(refund, refund.doubted(true));
    return record(known, draft, Action.HOLD, workspace);
  }

  static RefundAlreadySettled already(Refund refund) {
    return new RefundAlreadySettled(Long.toString(refund.id()), refund.state(), refund.reference());
  }

  private static RefundRecorded record(
      Known known, OrderDraft draft, Action action, Workspace workspace) {
    var after = draft.finish(action, workspace, now -> event(known, now));
    return recorded(after, after.refund(known.refund().id()));
  }

  private static RefundRecorded recorded(Order order, Refund refund) {
    return new RefundRecorded(RefundView.of(order.id(), order.currency(), refund));
  }

  private static OrderEvent event(Known known, Order now) {
    var refund = now.refund(known.refund().id());
    return new OrderEvent.RefundRecorded(
        now.status(),
        Long.toString(refund.id()),
        Long.toString(refund.payment()),
        refund.state(),
        known.command().source(),
        refund.amount(),
        known.news().reference(),
        known.news().note(),
        now.holdReasons());
  }
}
