package dev.holdfast.order;

import dev.holdfast.kernel.Context;
import dev.holdfast.kernel.Decider;
import dev.holdfast.kernel.Needs;
import dev.holdfast.kernel.Outcome;
import dev.holdfast.kernel.Workspace;
import dev.holdfast.order.RefundOrder.RefundCreated;
import dev.holdfast.payment.Refund;
import dev.holdfast.payment.RefundView;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class RefundOrderDecider implements Decider<RefundOrder> {
  @Override
  public void needs(RefundOrder command, Workspace loaded, Needs needs) {
    OrderNeeds.orderWithStock(command.orderId(), loaded, needs);
  }

  @Override
  public Outcome decide(RefundOrder command, Workspace workspace, Context context) {
    var order = OrderNeeds.find(command.orderId(), null, workspace);
    if (order == null) return new OrderNotFound(Long.toString(command.orderId()));
    var refusal = refusal(command, order);
    return refusal != null ? refusal : refund(command, order, workspace, context);
  }

  /// Giving money back is how a person ends a hold; goods wait until he has.
  private static @Nullable Outcome refusal(RefundOrder command, Order order) {
    var lines = command.lines();
    boolean waits = lines != null && !order.holdReasons().isEmpty();
    if (waits || !Transitions.allows(order, Action.REFUND)) {
      return IllegalTransition.of(Action.REFUND, order);
    }
    if (lines != null) {
      boolean back = command.restock() != Restock.NONE;
      var refusal =
          Selection.refusal(
              order,
              lines,
              line -> back ? Math.min(line.refundable(), line.returnable()) : line.refundable());
      if (refusal != null) return refusal;
    }
    long amount = amount(command, order);
    long refundable = order.amounts().refundable();
    return amount > refundable
        ? new RefundExceedsCaptured(
            amount, refundable, order.currency(), command.amount() == null ? "lines" : "amount")
        : null;
  }

  private static long amount(RefundOrder command, Order order) {
    var amount = command.amount();
    return amount != null ? amount : selection(command, order).value();
  }

  private static Selection selection(RefundOrder command, Order order) {
    var lines = command.lines();
    return Selection.of(order, lines == null ? List.of() : lines);
  }

  private static RefundCreated refund(
      RefundOrder command, Order order, Workspace workspace, Context context) {
    var draft = new OrderDraft(order);
    var stock = new LineStock(workspace, order.id());
    var selection = selection(command, order);
    draft.lines(line -> {
      long units = selection.units(line);
      return stock.takeBack(line.refund(units), units, command.restock());
    });
    if (command.restock() != Restock.NONE) draft.returnStatus(ReturnStatus.RECEIVED);
    long amount = amount(command, order);
    var refunds = give(draft, amount, command.reason(), context);
    var after = draft.finish(Action.REFUND, workspace, now -> event(command, amount, refunds, now));
    return created(after, amount, refunds);
  }

  /// What was paid too much goes back first; the rest comes off what is due.
  private static List<Refund> give(OrderDraft draft, long amount, String reason, Context context) {
    var amounts = draft.amounts();
    long offDue = Math.max(0, amount - amounts.excess());
    draft.amounts(amounts.withDue(amounts.due() - offDue));
    return Refunds.give(draft, amount, reason, context);
  }

  private static RefundCreated created(Order order, long amount, List<Refund> refunds) {
    var views = refunds.stream().map(r -> RefundView.of(order.id(), order.currency(), r)).toList();
    return new RefundCreated(
        views.isEmpty() ? null : views.getFirst().id(),
        Long.toString(order.id()),
        amount,
        order.currency(),
        views);
  }

  private static OrderEvent event(
      RefundOrder command, long amount, List<Refund> refunds, Order now) {
    var lines = command.lines();
    return new OrderEvent.OrderRefunded(
        now.status(),
        command.reason(),
        amount,
        lines == null ? List.of() : lines,
        command.restock(),
        now.amounts().due(),
        Refunds.parts(refunds));
  }
}
