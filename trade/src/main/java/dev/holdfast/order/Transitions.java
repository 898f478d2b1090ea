package dev.holdfast.order;

import static dev.holdfast.order.Action.*;
import static dev.holdfast.order.Condition.*;
import static dev.holdfast.order.OrderStatus.*;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The one table of what may happen to an order: it guards every change, tells callers what they
/// may do next, and is drawn in docs/orders.md. For each status and action the first row counts
/// whose conditions hold.
final class Transitions {
  static final List<Transition> TABLE =
      List.of(
          row(null, PLACE, ALWAYS, COVERED, CONFIRMED),
          row(null, PLACE, ALWAYS, ALWAYS, PENDING_PAYMENT),
          row(PENDING_PAYMENT, OPEN_PAYMENT, NOT_HELD, ALWAYS, PENDING_PAYMENT),
          row(PENDING_PAYMENT, RECORD_PAYMENT, UNSETTLED, COVERED, CONFIRMED),
          row(PENDING_PAYMENT, RECORD_PAYMENT, UNSETTLED, ALWAYS, PENDING_PAYMENT),
          row(PENDING_PAYMENT, HOLD, ALWAYS, ALWAYS, PENDING_PAYMENT),
          row(PENDING_PAYMENT, CANCEL, ALWAYS, NOTHING_LEFT, CANCELLED),
          row(PENDING_PAYMENT, CANCEL, ALWAYS, COVERED, CONFIRMED),
          row(PENDING_PAYMENT, CANCEL, ALWAYS, ALWAYS, PENDING_PAYMENT),
          row(PENDING_PAYMENT, EXPIRE, UNPAID_FOR_GOOD, ALWAYS, EXPIRED),
          row(PENDING_PAYMENT, CONFIRM_REFUND, REFUND_OPEN, ALWAYS, PENDING_PAYMENT),
          row(PENDING_PAYMENT, RECORD_REFUND, ALWAYS, COVERED, CONFIRMED),
          row(PENDING_PAYMENT, RECORD_REFUND, ALWAYS, ALWAYS, PENDING_PAYMENT),
          row(CONFIRMED, RECORD_PAYMENT, UNSETTLED, FULFILLED, COMPLETED),
          row(CONFIRMED, RECORD_PAYMENT, UNSETTLED, ALWAYS, CONFIRMED),
          row(CONFIRMED, HOLD, ALWAYS, ALWAYS, CONFIRMED),
          row(CONFIRMED, CANCEL, UNSHIPPED, NOTHING_LEFT, CANCELLED),
          row(CONFIRMED, CANCEL, UNSHIPPED, FULFILLED, COMPLETED),
          row(CONFIRMED, CANCEL, UNSHIPPED, ALWAYS, CONFIRMED),
          row(CONFIRMED, SHIP, SHIPPABLE, ALWAYS, CONFIRMED),
          row(CONFIRMED, DELIVER, UNDERWAY, FULFILLED, COMPLETED),
          row(CONFIRMED, DELIVER, UNDERWAY, ALWAYS, CONFIRMED),
          row(CONFIRMED, REQUEST_RETURN, RETURNABLE, ALWAYS, CONFIRMED),
          row(CONFIRMED, RECEIVE_RETURN, RETURNABLE, ALWAYS, CONFIRMED),
          row(CONFIRMED, CLOSE_RETURN, RETURN_ASKED_FOR, ALWAYS, CONFIRMED),
          row(CONFIRMED, REFUND, REFUNDABLE, FULFILLED, COMPLETED),
          row(CONFIRMED, REFUND, REFUNDABLE, ALWAYS, CONFIRMED),
          row(CONFIRMED, CONFIRM_REFUND, REFUND_OPEN, FULFILLED, COMPLETED),
          row(CONFIRMED, CONFIRM_REFUND, REFUND_OPEN, ALWAYS, CONFIRMED),
          row(CONFIRMED, RECORD_REFUND, ALWAYS, FULFILLED, COMPLETED),
          row(CONFIRMED, RECORD_REFUND, ALWAYS, ALWAYS, CONFIRMED),
          row(COMPLETED, RECORD_PAYMENT, UNSETTLED, ALWAYS, COMPLETED),
          row(COMPLETED, HOLD, ALWAYS, ALWAYS, COMPLETED),
          row(COMPLETED, REQUEST_RETURN, RETURNABLE, ALWAYS, COMPLETED),
          row(COMPLETED, RECEIVE_RETURN, RETURNABLE, ALWAYS, COMPLETED),
          row(COMPLETED, CLOSE_RETURN, RETURN_ASKED_FOR, ALWAYS, COMPLETED),
          row(COMPLETED, REFUND, REFUNDABLE, ALWAYS, COMPLETED),
          row(COMPLETED, CONFIRM_REFUND, REFUND_OPEN, ALWAYS, COMPLETED),
          row(COMPLETED, RECORD_REFUND, ALWAYS, ALWAYS, COMPLETED),
          row(CANCELLED, RECORD_PAYMENT, UNSETTLED, REVIVED, CONFIRMED),
          row(CANCELLED, RECORD_PAYMENT, UNSETTLED, ALWAYS, CANCELLED),
          row(CANCELLED, HOLD, ALWAYS, ALWAYS, CANCELLED),
          row(CANCELLED, REFUND, REFUNDABLE, ALWAYS, CANCELLED),
          row(CANCELLED, CONFIRM_REFUND, REFUND_OPEN, ALWAYS, CANCELLED),
          row(CANCELLED, RECORD_REFUND, ALWAYS, ALWAYS, CANCELLED),
          row(EXPIRED, RECORD_PAYMENT, UNSETTLED, REVIVED, CONFIRMED),
          row(EXPIRED, RECORD_PAYMENT, UNSETTLED, ALWAYS, EXPIRED),
          row(EXPIRED, HOLD, ALWAYS, ALWAYS, EXPIRED),
          row(EXPIRED, REFUND, REFUNDABLE, ALWAYS, EXPIRED),
          row(EXPIRED, CONFIRM_REFUND, REFUND_OPEN, ALWAYS, EXPIRED),
          row(EXPIRED, RECORD_REFUND, ALWAYS, ALWAYS, EXPIRED));

  private static final List<Transition> FIRST = from(null);
  private static final Map<OrderStatus, List<Transition>> BY_STATUS = byStatus();

  private Transitions() {}

  /// Whether the action may be done to the order as it is.
  static boolean allows(Order order, Action action) {
    for (var row : of(order.status())) {
      if (row.action() == action && row.given().holds(order)) return true;
    }
    return false;
  }

  /// What callers may do to the order next, in the order of [Action].
  static List<Action> allowedActions(Order order) {
    var allowed = new ArrayList<Action>(6);
    for (var row : of(order.status())) {
      var action = row.action();
      if (!action.offered() || !allowed.isEmpty() && allowed.getLast() == action) continue;
      if (row.given().holds(order)) allowed.add(action);
    }
    return allowed;
  }

  /// The status that an allowed action leads to.
  ///
  /// @param before null for a new order
  /// @throws IllegalStateException when the table does not allow it: the decider did not ask
  static OrderStatus next(@Nullable Order before, Action action, OrderFacts after) {
    var rows = before == null ? FIRST : of(before.status());
    for (var row : rows) {
      if (row.action() != action) continue;
      if (before != null && !row.given().holds(before)) continue;
      if (row.becomes().holds(after)) return row.to();
    }
    throw new IllegalStateException(
        action + " of an order that is " + (before == null ? "new" : before.status()));
  }

  private static List<Transition> of(OrderStatus status) {
    return BY_STATUS.getOrDefault(status, List.of());
  }

  private static Map<OrderStatus, List<Transition>> byStatus() {
    var rows = new EnumMap<OrderStatus, List<Transition>>(OrderStatus.class);
    for (var status : OrderStatus.values()) rows.put(status, from(status));
    return rows;
  }

  private static List<Transition> from(@Nullable OrderStatus status) {
    return TABLE.stream().filter(row -> row.from() == status).toList();
  }

  private static Transition row(
      @Nullable OrderStatus from,
      Action action,
      Condition given,
      Condition becomes,
      OrderStatus to) {
    return new Transition(from, action, given, becomes, to);
  }
}
