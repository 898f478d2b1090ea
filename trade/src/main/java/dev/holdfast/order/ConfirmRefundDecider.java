package dev.holdfast.order;

import dev.holdfast.kernel.Context;
import dev.holdfast.kernel.Decider;
import dev.holdfast.kernel.Needs;
import dev.holdfast.kernel.Outcome;
import dev.holdfast.kernel.Workspace;
import dev.holdfast.order.ConfirmRefund.RefundConfirmed;
import dev.holdfast.payment.Refund;
import dev.holdfast.payment.RefundState;
import dev.holdfast.payment.RefundView;

final class ConfirmRefundDecider implements Decider<ConfirmRefund> {
  @Override
  public void needs(ConfirmRefund command, Workspace loaded, Needs needs) {
    OrderNeeds.orderOf(OrderTables.REFUND_ORDER, command.refundId(), loaded, needs);
  }

  @Override
  public Outcome decide(ConfirmRefund command, Workspace workspace, Context context) {
    var order = OrderNeeds.find(OrderTables.REFUND_ORDER, command.refundId(), workspace);
    if (order == null) return new RefundNotFound(Long.toString(command.refundId()));
    var refund = order.refund(command.refundId());
    if (!refund.state().isFinal()) return confirm(command, refund, order, workspace, context);
    boolean same =
        refund.state() == RefundState.SUCCEEDED && command.reference().equals(refund.reference());
    if (!same) return RecordRefundDecider.already(refund);
    return refund.doubted()
        ? release(command, refund, order, workspace)
        : new RefundConfirmed(RefundView.of(order.id(), order.currency(), refund));
  }

  /// Nothing new about the money; but a person has looked at it.
  private static RefundConfirmed release(
      ConfirmRefund command, Refund refund, Order order, Workspace workspace) {
    var draft = new OrderDraft(order);
    draft.replace(refund, refund.doubted(false));
    draft.finish(Action.RECORD_REFUND, workspace, now -> event(command, refund, now));
    return new RefundConfirmed(RefundView.of(order.id(), order.currency(), refund));
  }

  private static RefundConfirmed confirm(
      ConfirmRefund command, Refund refund, Order order, Workspace workspace, Context context) {
    var draft = new OrderDraft(order);
    var after = refund.succeeded(command.reference(), context.now()).doubted(false);
    draft.replace(refund, after);
    draft.finish(Action.CONFIRM_REFUND, workspace, now -> event(command, after, now));
    return new RefundConfirmed(RefundView.of(order.id(), order.currency(), after));
  }

  private static OrderEvent event(ConfirmRefund command, Refund refund, Order now) {
    return new OrderEvent.RefundConfirmed(
        now.status(),
        Long.toString(refund.id()),
        Long.toString(refund.payment()),
        refund.amount(),
        command.reference(),
        command.note());
  }
}
