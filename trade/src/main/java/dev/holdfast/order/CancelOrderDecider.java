package dev.holdfast.order;

import dev.holdfast.kernel.Context;
import dev.holdfast.kernel.Decider;
import dev.holdfast.kernel.Needs;
import dev.holdfast.kernel.Outcome;
import dev.holdfast.kernel.Workspace;
import dev.holdfast.order.CancelOrder.OrderCancelled;
import dev.holdfast.payment.Refund;
import java.util.List;

final class CancelOrderDecider implements Decider<CancelOrder> {
  @Override
  public void needs(CancelOrder command, Workspace loaded, Needs needs) {
    OrderNeeds.orderWithStock(command.orderId(), loaded, needs);
  }

  @Override
  public Outcome decide(CancelOrder command, Workspace workspace, Context context) {
    var order = OrderNeeds.find(command.orderId(), command.onlyBuyer(), workspace);
    if (order == null) return new OrderNotFound(Long.toString(command.orderId()));
    boolean waits = command.onlyBuyer() != null && !order.holdReasons().isEmpty();
    if (waits || !Transitions.allows(order, Action.CANCEL)) {
      return IllegalTransition.of(Action.CANCEL, order);
    }
    var lines = command.lines();
    if (lines == null) {
      return cancel(command, order, Selection.all(order, OrderLine::unshipped), workspace, context);
    }
    var refusal = Selection.refusal(order, lines, OrderLine::unshipped);
    if (refusal != null) return refusal;
    return cancel(command, order, Selection.of(order, lines), workspace, context);
  }

  private static OrderCancelled cancel(
      CancelOrder command, Order order, Selection cancelled, Workspace workspace, Context context) {
    var draft = new OrderDraft(order);
    var stock = new LineStock(workspace, order.id());
    boolean paid = order.status() == OrderStatus.CONFIRMED;
    draft.lines(line -> stock.cancel(line, cancelled.units(line), paid));
    var refunds = settle(draft, cancelled.value(), command.reason(), context);
    switch (draft.next(Action.CANCEL)) {
      case CONFIRMED -> {
        if (!paid) Payments.confirm(draft, stock, context.now());
      }
      case PENDING_PAYMENT -> {
        long outstanding = draft.amounts().outstanding();
        Payments.close(draft, payment -> payment.amount() > outstanding, context.now());
      }
      case CANCELLED, COMPLETED, EXPIRED -> Payments.close(draft, payment -> true, context.now());
    }
    var after =
        draft.finish(Action.CANCEL, workspace, now -> event(command, cancelled, refunds, now));
    return new OrderCancelled(OrderView.of(after));
  }

  /// Takes the value off what is due, and asks for what was paid beyond that.
  private static List<Refund> settle(OrderDraft draft, long value, String reason, Context context) {
    var before = draft.amounts();
    if (Condition.NOTHING_LEFT.holds(draft)) {
      draft.amounts(before.withDue(0));
      return Refunds.request(draft, before.refundable(), reason, context);
    }
    var after = before.withDue(Math.max(0, before.due() - value));
    draft.amounts(after);
    return Refunds.request(draft, after.excess() - before.excess(), reason, context);
  }

  private static OrderEvent event(
      CancelOrder command, Selection cancelled, List<Refund> refunds, Order now) {
    return new OrderEvent.OrderCancelled(
        now.status(),
        command.reason(),
        cancelled.named(),
        now.amounts().due(),
        Refunds.parts(refunds));
  }
}
