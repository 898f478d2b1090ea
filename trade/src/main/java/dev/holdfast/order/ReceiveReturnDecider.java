package dev.holdfast.order;

import dev.holdfast.kernel.Context;
import dev.holdfast.kernel.Decider;
import dev.holdfast.kernel.Needs;
import dev.holdfast.kernel.Outcome;
import dev.holdfast.kernel.Workspace;
import dev.holdfast.order.ReceiveReturn.ReturnReceived;

final class ReceiveReturnDecider implements Decider<ReceiveReturn> {
  @Override
  public void needs(ReceiveReturn command, Workspace loaded, Needs needs) {
    OrderNeeds.orderWithStockAlone(command.orderId(), loaded, needs);
  }

  @Override
  public Outcome decide(ReceiveReturn command, Workspace workspace, Context context) {
    var order = OrderNeeds.find(command.orderId(), null, workspace);
    if (order == null) return new OrderNotFound(Long.toString(command.orderId()));
    if (!Transitions.allows(order, Action.RECEIVE_RETURN)) {
      return IllegalTransition.of(Action.RECEIVE_RETURN, order);
    }
    var refusal = Selection.refusal(order, command.lines(), OrderLine::returnable);
    return refusal != null ? refusal : receive(command, order, workspace);
  }

  private static ReturnReceived receive(ReceiveReturn command, Order order, Workspace workspace) {
    var draft = new OrderDraft(order);
    var stock = new LineStock(workspace, order.id());
    var selection = Selection.of(order, command.lines());
    draft.lines(line -> stock.takeBack(line, selection.units(line), command.restock()));
    draft.returnStatus(ReturnStatus.RECEIVED);
    var after =
        draft.finish(
            Action.RECEIVE_RETURN,
            workspace,
            now -> new OrderEvent.ReturnReceived(now.status(), command.lines(), command.restock()));
    return new ReturnReceived(OrderView.of(after));
  }
}
