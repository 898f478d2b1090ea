package dev.holdfast.order;

import dev.holdfast.kernel.Context;
import dev.holdfast.kernel.Decider;
import dev.holdfast.kernel.Needs;
import dev.holdfast.kernel.Outcome;
import dev.holdfast.kernel.Workspace;
import dev.holdfast.order.OpenPayment.PaymentOpened;
import dev.holdfast.payment.Payment;
import dev.holdfast.payment.PaymentState;
import dev.holdfast.payment.PaymentView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

final class OpenPaymentDecider implements Decider<OpenPayment> {
  /// How long a bank transfer may take. Given once, with the first one: otherwise opening payments
  /// would hold the stock for ever.
  static final Duration OFFLINE_PATIENCE = Duration.ofDays(7);

  private final List<String> providers;

  OpenPaymentDecider(Set<String> providers) {
    this.providers = providers.stream().sorted().toList();
  }

  @Override
  public void needs(OpenPayment command, Workspace loaded, Needs needs) {
    OrderNeeds.order(command.orderId(), needs);
  }

  @Override
  public Outcome decide(OpenPayment command, Workspace workspace, Context context) {
    var order = OrderNeeds.find(command.orderId(), command.onlyBuyer(), workspace);
    if (order == null) return new OrderNotFound(Long.toString(command.orderId()));
    if (!providers.contains(command.provider())) {
      return new UnknownProvider(command.provider(), providers, "provider");
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
    return open(command.provider(), amount, order, workspace, context);
  }

  private static PaymentOpened open(
      String provider, long amount, Order order, Workspace workspace, Context context) {
    long id = context.ids().next(order.buyerId());
    var payment =
        new Payment(id, provider, PaymentState.CREATED, amount, 0, null, null, context.now(), null);
    var draft = new OrderDraft(order);
    draft.add(payment);
    if (payment.isOffline() && order.payments().stream().noneMatch(Payment::isOffline)) {
      draft.expiresAt(later(order.expiresAt(), context.now().plus(OFFLINE_PATIENCE)));
    }
    draft.finish(Action.OPEN_PAYMENT, workspace, now -> event(payment, now));
    return new PaymentOpened(PaymentView.of(order.id(), order.currency(), payment));
  }

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
