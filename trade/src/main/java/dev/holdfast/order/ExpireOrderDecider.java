package dev.holdfast.order;

import dev.holdfast.kernel.Context;
import dev.holdfast.kernel.Decider;
import dev.holdfast.kernel.Needs;
import dev.holdfast.kernel.Outcome;
import dev.holdfast.kernel.Workspace;
import dev.holdfast.order.ExpireOrder.NotExpired;
import dev.holdfast.order.ExpireOrder.NotExpired.Reason;
import dev.holdfast.order.ExpireOrder.OrderExpired;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

final class ExpireOrderDecider implements Decider<ExpireOrder> {
  private static final String TOO_LITTLE = "the order was not paid in full in time";

  @Override
  public void needs(ExpireOrder command, Workspace loaded, Needs needs) {
    OrderNeeds.orderWithStock(command.orderId(), loaded, needs);
  }

  @Override
  public Outcome decide(ExpireOrder command, Workspace workspace, Context context) {
    var order = OrderNeeds.find(command.orderId(), null, workspace);
    if (order == null) return not(command, Reason.NOT_FOUND);
    var reason = against(order, context.now());
    return reason != null ? not(command, reason) : expire(order, workspace, context);
  }

  private static @Nullable Reason against(Order order, Instant now) {
    if (order.status() != OrderStatus.PENDING_PAYMENT) return Reason.NOT_PENDING;
    if (now.isBefore(order.expiresAt())) return Reason.NOT_DUE;
    return Transitions.allows(order, Action.EXPIRE) ? null : Reason.WAITING;
  }

  private static NotExpired not(ExpireOrder command, Reason reason) {
    return new NotExpired(Long.toString(command.orderId()), reason);
  }

  private static OrderExpired expire(Order order, Workspace workspace, Context context) {
    var draft = new OrderDraft(order);
    draft.lines(new LineStock(workspace, order.id())::expire);
    draft.amounts(order.amounts().withDue(0));
    Payments.close(draft, payment -> true, context.now());
    var refunds = Refunds.request(draft, draft.amounts().refundable(), TOO_LITTLE, context);
    var after =
        draft.finish(
            Action.EXPIRE,
            workspace,
            now ->
                new OrderEvent.OrderExpired(now.status(), now.expiresAt(), Refunds.parts(refunds)));
    return new OrderExpired(OrderView.of(after));
  }
}
