package dev.holdfast.order;

import dev.holdfast.kernel.Context;
import dev.holdfast.kernel.Decider;
import dev.holdfast.kernel.Needs;
import dev.holdfast.kernel.Outcome;
import dev.holdfast.kernel.Workspace;
import dev.holdfast.order.CloseReturn.ReturnClosed;

final class CloseReturnDecider implements Decider<CloseReturn> {
  @Override
  public void needs(CloseReturn command, Workspace loaded, Needs needs) {
    OrderNeeds.order(command.orderId(), needs);
  }

  @Override
  public Outcome decide(CloseReturn command, Workspace workspace, Context context) {
    var order = OrderNeeds.find(command.orderId(), null, workspace);
    if (order == null) return new OrderNotFound(Long.toString(command.orderId()));
    if (!Transitions.allows(order, Action.CLOSE_RETURN)) {
      return IllegalTransition.of(Action.CLOSE_RETURN, order);
    }
    var draft = new OrderDraft(order);
    draft.returnStatus(ReturnStatus.CLOSED);
    var after =
        draft.finish(
            Action.CLOSE_RETURN,
            workspace,
            now -> new OrderEvent.ReturnClosed(now.status(), command.reason()));
    return new ReturnClosed(OrderView.of(after));
  }
}
