package dev.holdfast.order;

import dev.holdfast.kernel.Entry;
import dev.holdfast.kernel.Workspace;
import dev.holdfast.payment.Payment;
import dev.holdfast.payment.Refund;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// An order while one decision changes it. [#finish] derives the status axes, asks the transition
/// table, and writes the order with its journal entry: nothing else changes an order. Confined to a
/// decision.
final class OrderDraft implements OrderFacts {
  static final String AGGREGATE = "order";

  private final Order before;
  private List<OrderLine> lines;
  private Amounts amounts;
  private List<Payment> payments;
  private List<Refund> refunds;
  private List<Shipment> shipments;
  private Set<HoldReason> holdReasons;
  private ReturnStatus returnStatus;
  private Instant expiresAt;

  OrderDraft(Order before) {
    this.before = before;
    lines = before.lines();
    amounts = before.amounts();
    payments = before.payments();
    refunds = before.refunds();
    shipments = before.shipments();
    holdReasons = before.holdReasons();
    returnStatus = before.returnStatus();
    expiresAt = before.expiresAt();
  }

  /// The order as it was.
  Order before() {
    return before;
  }

  @Override
  public List<OrderLine> lines() {
    return lines;
  }

  @Override
  public Amounts amounts() {
    return amounts;
  }

  @Override
  public List<Payment> payments() {
    return payments;
  }

  @Override
  public List<Refund> refunds() {
    return refunds;
  }

  @Override
  public List<Shipment> shipments() {
    return shipments;
  }

  @Override
  public Set<HoldReason> holdReasons() {
    return holdReasons;
  }

  @Override
  public ReturnStatus returnStatus() {
    return returnStatus;
  }

  /// Changes every line in one pass.
  void lines(UnaryOperator<OrderLine> change) {
    var changed = new ArrayList<OrderLine>(lines.size());
    for (var line : lines) changed.add(change.apply(line));
    lines = Collections.unmodifiableList(changed);
  }

  /// The amounts, and the hold for too much money that follows from them.
  void amounts(Amounts amounts) {
    this.amounts = amounts;
    holdReasons = Axes.holds(holdReasons, amounts, payments, refunds);
  }

  void add(Payment payment) {
    payments = Parts.plus(payments, payment);
  }

  /// A payment as it is now, and the hold for money that does not fit.
  void replace(Payment former, Payment payment) {
    payments = Parts.replace(payments, former, payment);
    holdReasons = Axes.holds(holdReasons, amounts, payments, refunds);
  }

  void add(Refund refund) {
    refunds = Parts.plus(refunds, refund);
  }

  /// A refund as it is now, and the holds for one that is stuck or doubted.
  void replace(Refund former, Refund refund) {
    refunds = Parts.replace(refunds, former, refund);
    holdReasons = Axes.holds(holdReasons, amounts, payments, refunds);
  }

  void add(Shipment shipment) {
    shipments = Parts.plus(shipments, shipment);
  }

  void replace(Shipment former, Shipment shipment) {
    shipments = Parts.replace(shipments, former, shipment);
  }

  void returnStatus(ReturnStatus status) {
    returnStatus = status;
  }

  Instant expiresAt() {
    return expiresAt;
  }

  void expiresAt(Instant at) {
    expiresAt = at;
  }

  /// The status that the action will lead to, as the draft stands.
  OrderStatus next(Action action) {
    return Transitions.next(before, action, this);
  }

  /// Writes the order and its journal entry; its coupons and points follow it.
  ///
  /// @param event what happened, given the order as it is now
  Order finish(Action action, Workspace workspace, Function<Order, OrderEvent> event) {
    var status = next(action);
    var after =
        new Order(
            before.id(),
            before.buyerId(),
            before.currency(),
            status,
            Axes.payment(before.paymentStatus(), status, this),
            Axes.fulfilment(lines),
            Axes.returns(returnStatus, this),
            holdReasons,
            lines,
            amounts,
            before.coupons(),
            before.points(),
            payments,
            refunds,
            shipments,
            before.reference(),
            before.note(),
            before.metadata(),
            before.createdAt(),
            expiresAt,
            before.version() + 1);
    write(after, workspace, event.apply(after));
    OrderCoupons.follow(before, after, workspace);
    PointsFollow.follow(before, after, workspace);
    return after;
  }

  /// Writes an order as it is, with the entry for its version.
  static void write(Order order, Workspace workspace, OrderEvent event) {
    workspace.put(OrderTables.ORDER, order.id(), order);
    workspace.append(new Entry(AGGREGATE, order.id(), order.version(), event));
  }
}
