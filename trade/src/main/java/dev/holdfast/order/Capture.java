package dev.holdfast.order;

import dev.holdfast.kernel.Context;
import dev.holdfast.kernel.Workspace;
import dev.holdfast.payment.LateMoney;
import dev.holdfast.payment.Payment;
import dev.holdfast.payment.Refund;
import java.util.List;

/// What money does to its order: it confirms one that waits for it, revives one that ended without
/// it while its stock, coupons and points can be promised again, and else goes back whole; what a
/// provider takes for an order that is paid already goes back, too. Money is never without a home.
final class Capture {
  private static final String TOO_LATE = "the order had ended";
  private static final String TWICE = "the order was paid already";

  /// What else happened.
  ///
  /// @param closed ids of payments that are not waited for any more
  /// @param refunds what goes straight back
  record Effect(List<String> closed, List<Refund> refunds) {
    static final Effect NONE = new Effect(List.of(), List.of());
  }

  private final OrderDraft draft;
  private final Order order;
  private final Workspace workspace;
  private final LineStock stock;
  private final LateMoney lateMoney;
  private final Context context;

  Capture(OrderDraft draft, LateMoney lateMoney, Workspace workspace, Context context) {
    this.draft = draft;
    this.order = draft.before();
    this.workspace = workspace;
    this.stock = new LineStock(workspace, order.id());
    this.lateMoney = lateMoney;
    this.context = context;
  }

  /// @param payment it came in by; in the draft it says so already
  /// @param amount minor units that came in
  Effect take(Payment payment, long amount) {
    return switch (order.status()) {
      case PENDING_PAYMENT -> {
        draft.amounts(order.amounts().capture(amount));
        yield draft.amounts().covered() ? confirm() : Effect.NONE;
      }
      case CONFIRMED, COMPLETED -> {
        draft.amounts(order.amounts().capture(amount));
        yield payment.isOffline() ? Effect.NONE : back(payment, amount, TWICE);
      }
      case CANCELLED, EXPIRED -> late(payment, amount);
    };
  }

  /// Takes the money only to give it back, as a person has decided.
  Effect giveBack(Payment payment, long amount, String reason) {
    draft.amounts(order.amounts().capture(amount));
    return back(payment, amount, reason);
  }

  private Effect confirm() {
    return new Effect(Payments.confirm(draft, stock, context.now()), List.of());
  }

  private Effect late(Payment payment, long amount) {
    long due = dueIfRevived();
    boolean enough = order.amounts().captured() == 0 && amount >= due;
    if (lateMoney == LateMoney.REVIVE && enough && promisesSuffice(due)) {
      revive(due, amount);
      return new Effect(Payments.close(draft, other -> true, context.now()), List.of());
    }
    return giveBack(payment, amount, TOO_LATE);
  }

  private Effect back(Payment payment, long amount, String reason) {
    return new Effect(List.of(), Refunds.request(draft, payment, amount, reason, context));
  }

  /// A cancelled order comes back whole, an expired one with what was left of it.
  private long dueIfRevived() {
    long due = order.amounts().total();
    if (order.status() == OrderStatus.CANCELLED) return due;
    for (var line : order.lines()) due -= line.cancelledValue();
    return due;
  }

  private boolean promisesSuffice(long due) {
    return stockSuffices()
        && OrderCoupons.suffice(order, workspace, context.now())
        && PointsFollow.suffice(order, revivedLines(), due, workspace);
  }

  private boolean stockSuffices() {
    var demand = new Demand(workspace);
    for (var line : order.lines()) {
      long wanted = revived(line).unshipped();
      if (line.tracked() && demand.take(line.sku(), wanted) < wanted) return false;
    }
    return true;
  }

  private void revive(long due, long amount) {
    draft.lines(former -> {
      var line = revived(former);
      long units = line.unshipped();
      if (!line.tracked() || units == 0) return line;
      return line.allocate(stock.promise(line.sku(), line.number(), units, true));
    });
    draft.amounts(order.amounts().withDue(due).capture(amount));
  }

  private List<OrderLine> revivedLines() {
    return order.lines().stream().map(this::revived).toList();
  }

  private OrderLine revived(OrderLine line) {
    return order.status() == OrderStatus.CANCELLED ? line.uncancel() : line;
  }
}
