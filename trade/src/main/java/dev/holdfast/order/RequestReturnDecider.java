package dev.holdfast.order;

import dev.holdfast.kernel.Context;
import dev.holdfast.kernel.Decider;
import dev.holdfast.kernel.Needs;
import dev.holdfast.kernel.Outcome;
import dev.holdfast.kernel.Workspace;
import dev.holdfast.order.RequestReturn.ReturnRequested;

final class RequestReturnDecider implements Decider<RequestReturn> {
  @Override
  public void needs(RequestReturn command, Workspace loaded, Needs needs) {
    OrderNeeds.order(command.orderId(), needs);
  }

  @Override
  public Outcome decide(RequestReturn command, Workspace workspace, Context context) {
    var order = OrderNeeds.find(command.orderId(), command.onlyBuyer(), workspace);
    if (order == null) return new OrderNotFound(Long.toString(command.orderId()));
    if (!Transitions.allows(order, Action.REQUEST_RETURN)) {
      return IllegalTransition.of(Action.REQUEST_RETURN, order);
    }
    var refusal = Selection.refusal(order, command.lines(), OrderLine::returnable);
    return refusal != null ? refusal : request(command, order, workspace);
  }

  private static ReturnRequested request(RequestReturn command, Order order, Workspace workspace) {
    var draft = new OrderDraft(order);
    draft.returnStatus(ReturnStatus.REQUESTED);
    var after =
        draft.finish(
            Action.REQUEST_RETURN,
            workspace,
            now -> new OrderEvent.ReturnRequested(now.status(), command.lines(), command.reason()));
    return new ReturnRequested(OrderView.of(after));
  }
}
