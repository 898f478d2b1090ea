package dev.holdfast.order;

import dev.holdfast.kernel.Context;
import dev.holdfast.kernel.Decider;
import dev.holdfast.kernel.Needs;
import dev.holdfast.kernel.Outcome;
import dev.holdfast.kernel.Workspace;
import dev.holdfast.order.ResolvePayment.Decision;
import dev.holdfast.order.ResolvePayment.PaymentResolved;
import dev.holdfast.payment.LateMoney;
import dev.holdfast.payment.Misfit;
import dev.holdfast.payment.Payment;
import dev.holdfast.payment.PaymentView;
import org.jspecify.annotations.Nullable;

final class ResolvePaymentDecider implements Decider<ResolvePayment> {
  private static final String DOES_NOT_FIT = "the money did not fit";

  private final LateMoney lateMoney;

  ResolvePaymentDecider(LateMoney lateMoney) {
    this.lateMoney = lateMoney;
  }

  @Override
  public void needs(ResolvePayment command, Workspace loaded, Needs needs) {
    OrderNeeds.orderWithStockOf(OrderTables.PAYMENT_ORDER, command.paymentId(), loaded, needs);
  }

  @Override
  public Outcome decide(ResolvePayment command, Workspace workspace, Context context) {
    var order = OrderNeeds.find(OrderTables.PAYMENT_ORDER, command.paymentId(), workspace);
    if (order == null) return new PaymentNotFound(Long.toString(command.paymentId()));
    var payment = order.payment(command.paymentId());
    if (!payment.mismatched()) return new NothingToResolve(Long.toString(payment.id()));
    var misfit = meant(command.money(), payment);
    if (misfit == null) {
      return new UnclearMisfit(Long.toString(payment.id()), payment.undecided());
    }
    boolean ours = misfit.currency().equals(order.currency());
    if (!ours && command.decision() != Decision.DISMISS) {
      return new CurrencyMismatch(order.currency(), misfit.currency(), "decision");
    }
    return resolve(command, payment, misfit, order, workspace, context);
  }

  /// Null when it is not clear. Who names none has seen one: then no other may ever have come.
  private static @Nullable Misfit meant(ResolvePayment.@Nullable Money money, Payment payment) {
    var undecided = payment.undecided();
    if (money == null) return payment.misfits().size() == 1 ? undecided.getFirst() : null;
    return undecided.stream().filter(money::is).findFirst().orElse(null);
  }

  private PaymentResolved resolve(
      ResolvePayment command,
      Payment payment,
      Misfit misfit,
      Order order,
      Workspace workspace,
      Context context) {
    var draft = new OrderDraft(order);
    var effect =
        switch (command.decision()) {
          case ACCEPT -> {
            var paid = accept(command, payment, misfit, draft, context);
            yield capture(draft, workspace, context).take(paid, misfit.amount());
          }
          case REFUND -> {
            var paid = accept(command, payment, misfit, draft, context);
            var capture = capture(draft, workspace, context);
            yield capture.giveBack(paid, misfit.amount(), DOES_NOT_FIT);
          }
          case DISMISS -> {
            draft.replace(payment, dismissed(payment, misfit, context));
            yield Capture.Effect.NONE;
          }
        };
    var after =
        draft.finish(
            Action.RECORD_PAYMENT, workspace, now -> event(command, payment, misfit, effect, now));
    return new PaymentResolved(
        PaymentView.of(after.id(), after.currency(), after.payment(payment.id())));
  }

  /// Its provider has no other money for it, so nothing is waited for any more; the right money
  /// still counts.
  private static Payment dismissed(Payment payment, Misfit misfit, Context context) {
    var decided = payment.decided(misfit);
    return decided.state().isFinal() ? decided : decided.closed(context.now());
  }

  private static Payment accept(
      ResolvePayment command, Payment payment, Misfit misfit, OrderDraft draft, Context context) {
    var paid = payment.accepted(misfit, command.note(), context.now());
    draft.replace(payment, paid);
    return paid;
  }

  private Capture capture(OrderDraft draft, Workspace workspace, Context context) {
    return new Capture(draft, lateMoney, workspace, context);
  }

  private static OrderEvent event(
      ResolvePayment command, Payment payment, Misfit misfit, Capture.Effect effect, Order now) {
    return new OrderEvent.PaymentResolved(
        now.status(),
        Long.toString(payment.id()),
        command.decision(),
        misfit.amount(),
        misfit.currency(),
        misfit.reference(),
        command.note(),
        now.amounts().due(),
        now.amounts().captured(),
        now.holdReasons(),
        effect.closed(),
        Refunds.parts(effect.refunds()));
  }
}
