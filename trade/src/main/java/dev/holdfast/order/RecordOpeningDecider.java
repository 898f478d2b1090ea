package dev.holdfast.order;

import dev.holdfast.kernel.Context;
import dev.holdfast.kernel.Decider;
import dev.holdfast.kernel.Needs;
import dev.holdfast.kernel.Outcome;
import dev.holdfast.kernel.Workspace;
import dev.holdfast.order.RecordOpening.OpeningRecorded;
import dev.holdfast.payment.Payment;
import dev.holdfast.payment.PaymentState;
import dev.holdfast.payment.PaymentView;

final class RecordOpeningDecider implements Decider<RecordOpening> {
  @Override
  public void needs(RecordOpening command, Workspace loaded, Needs needs) {
    OrderNeeds.orderOf(OrderTables.PAYMENT_ORDER, command.paymentId(), loaded, needs);
  }

  @Override
  public Outcome decide(RecordOpening command, Workspace workspace, Context context) {
    var order = OrderNeeds.find(OrderTables.PAYMENT_ORDER, command.paymentId(), workspace);
    if (order == null) return new PaymentNotFound(Long.toString(command.paymentId()));
    var payment = order.payment(command.paymentId());
    var ready = ready(payment, command, context);
    if (ready.equals(payment)) return recorded(order, payment);
    var draft = new OrderDraft(order);
    draft.replace(payment, ready);
    draft.finish(
        Action.RECORD_PAYMENT,
        workspace,
        now ->
            new OrderEvent.PaymentReady(
                now.status(), Long.toString(payment.id()), command.providerId()));
    return recorded(order, ready);
  }

  private static Payment ready(Payment payment, RecordOpening command, Context context) {
    if (payment.isOffline() || payment.state().isFinal()) return payment;
    return payment
        .ready(command.providerId(), command.params())
        .went(PaymentState.PENDING, null, null, context.now());
  }

  private static OpeningRecorded recorded(Order order, Payment payment) {
    return new OpeningRecorded(PaymentView.of(order.id(), order.currency(), payment));
  }
}
