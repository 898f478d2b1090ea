package dev.holdfast.order;

import dev.holdfast.kernel.Context;
import dev.holdfast.kernel.Decider;
import dev.holdfast.kernel.Needs;
import dev.holdfast.kernel.Outcome;
import dev.holdfast.kernel.Workspace;
import dev.holdfast.order.OpenPayment.PaymentOpened;
import dev.holdfast.payment.Payment;
import dev.holdfast.payment.PaymentPolicy;
import dev.holdfast.payment.PaymentView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

final class OpenPaymentDecider implements Decider<OpenPayment> {
  private final SortedMap<String, Duration> windows;

  OpenPaymentDecider(PaymentPolicy policy) {
    this.windows = policy.windows();
  }

  @Override
  public void needs(OpenPayment command, Workspace loaded, Needs needs) {
    OrderNeeds.order(command.orderId(), needs);
  }

  @Override
  public Outcome decide(OpenPayment command, Workspace workspace, Context context) {
    var order = OrderNeeds.find(command.orderId(), command.onlyBuyer(), workspace);
    if (order == null) return new OrderNotFound(Long.toString(command.orderId()));
    var window = windows.get(command.provider());
    if (window == null) {
      return new UnknownProvider(command.provider(), List.copyOf(windows.keySet()), "provider");
    }
    if (!Transitions.allows(order, Action.OPEN_PAYMENT)) {
      return IllegalTransition.of(Action.OPEN_PAYMENT, order);
    }
    long outstanding = order.amounts().outstanding();
    var wanted = command.amount();
    long amount = wanted == null ? outstanding : wanted;
    if (amount > outstanding) return new AmountExceedsDue(amount, outstanding, "amount");
    if (order.payments().size() >= OpenPayment.MAX_PAYMENTS) {
      return new TooManyPayments(OpenPayment.MAX_PAYMENTS);
    }
    return open(command.provider(), window, amount, order, workspace, context);
  }

  private static PaymentOpened open(
      String provider,
      Duration window,
      long amount,
      Order order,
      Workspace workspace,
      Context context) {
    var draft = new OrderDraft(order);
    if (order.payments().stream().noneMatch(former -> former.provider().equals(provider))) {
      draft.expiresAt(later(order.expiresAt(), context.now().plus(window)));
    }
    long id = context.ids().next(order.buyerId());
    var payment = Payment.intent(id, provider, amount, context.now(), draft.expiresAt());
    draft.add(payment);
    draft.finish(Action.OPEN_PAYMENT, workspace, now -> event(payment, now));
    return new PaymentOpened(PaymentView.of(order.id(), order.currency(), payment));
  }

  /// A window is given once for each account: otherwise opening payments would hold the stock for
  /// ever.
  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static OrderEvent event(Payment payment, Order now) {
    return new OrderEvent.PaymentOpened(
        now.status(),
        Long.toString(payment.id()),
        payment.provider(),
        payment.amount(),
        now.expiresAt());
  }
}
