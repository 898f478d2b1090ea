package dev.holdfast.store.audit;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/// What breaks one invariant each of stock, orders, money and records after an [OrdinaryDay]: its
/// name, and the SQL.
final class Corruptions {
  private static final String OF =
      " where order_id = (select id from orders where buyer_id = '%s')";

  private Corruptions() {}

  static Stream<Arguments> all() {
    return Stream.of(stock(), lines(), money(), records()).flatMap(corruption -> corruption);
  }

  private static Stream<Arguments> stock() {
    var mugs = "(select id from stock where sku = 'MUG')";
    var first = " where aggregate = 's' and version = 1 and aggregate_id = " + mugs;
    return Stream.of(
        arguments(
            "stock-available",
            "alter table stock drop constraint stock_available;"
                + "update stock set unavailable = 1000 where sku = 'MUG';"
                + "update journal set d_unavailable = 1000"
                + first),
        arguments("stock-movements", "update stock set on_hand = on_hand + 1 where sku = 'MUG'"),
        arguments(
            "stock-movements",
            "insert into journal (transaction, ordinal, aggregate, aggregate_id, version, at, type,"
                + " actor, data, d_on_hand) values (1, 1, 's', 7, 1, now(), 't', 'a', '{}', 1);"
                + "insert into stock values (7, 1, 0, 0, 0, 0, 'MUG', 'EAST')"),
        arguments(
            "stock-holds",
            "update stock set reserved = reserved + 1 where sku = 'MUG';"
                + "update journal set d_reserved = 1"
                + first),
        arguments(
            "ended-orders-hold-nothing",
            "update order_line set held = 1" + OF.formatted("expired")),
        arguments(
            "allocation-cells",
            "update order_line set cell = (select id from stock where location = 'EAST')"
                + OF.formatted("expired")),
        arguments(
            "allocation-cells",
            "update order_line set more_cells = more_cells || "
                + mugs
                + ", more_held = more_held || 0::bigint, more_away = more_away || 0::bigint"
                + OF.formatted("split")),
        arguments(
            "stock-holds",
            "update order_line set held = held - 1, more_held[1] = more_held[1] + 1"
                + OF.formatted("split")
                + "; update journal set d_committed = -1 where aggregate = 's' and version = 1"
                + " and aggregate_id = (select cell from order_line"
                + OF.formatted("split")
                + "); update stock set committed = committed - 1 where id = (select cell from"
                + " order_line"
                + OF.formatted("split")
                + ")"));
  }

  private static Stream<Arguments> lines() {
    return Stream.of(
        arguments(
            "line-counters",
            "alter table order_line drop constraint order_line_counters;"
                + "update order_line set refunded = 1"
                + OF.formatted("pending")
                + " and line = 1"),
        arguments(
            "line-allocations",
            "update order_line set away = 1" + OF.formatted("pending") + " and line = 1"),
        arguments(
            "line-allocations",
            "update order_line set more_away = array[1 + more_away[1]]" + OF.formatted("split")),
        arguments(
            "line-allocations",
            "update order_line set cell = (select id from stock where location = 'EAST'), held = 0,"
                + " away = 0, sku = 'LAMP'"
                + OF.formatted("pending")
                + " and line = 2"),
        arguments(
            "line-shipments", "update shipment set quantities = array[49]" + OF.formatted("split")),
        arguments(
            "line-shipments", "update shipment set delivered_at = null" + OF.formatted("split")),
        arguments(
            "line-shipments",
            "alter table shipment drop constraint shipment_lines;"
                + "update shipment set quantities = array[2, 0]"
                + OF.formatted("completed")),
        arguments(
            "allocation-cells",
            "update order_line set more_away = more_away || 0::bigint" + OF.formatted("split")),
        arguments(
            "fulfilment-status",
            "update orders set fulfilment_status = 'S' where buyer_id = 'completed'"));
  }

  private static Stream<Arguments> money() {
    return Stream.of(
        arguments("order-total", "update orders set total = total + 1 where buyer_id = 'pending'"),
        arguments(
            "order-captured", "update payment set captured = captured + 1" + OF.formatted("split")),
        arguments("payment-state", "update payment set state = 'F'" + OF.formatted("split")),
        arguments(
            "order-refunded", "update refund set amount = amount - 1" + OF.formatted("cancelled")),
        arguments(
            "refunds-of-payment",
            "update payment set captured = captured - 5"
                + OF.formatted("cancelled")
                + "; insert into payment (id, order_id, amount, captured, created_at, state, provider)"
                + " select 1, id, 5, 5, now(), 'S', 'offline' from orders where buyer_id = 'cancelled'"),
        arguments(
            "confirmed-is-covered", "update orders set due = due + 1 where buyer_id = 'completed'"),
        arguments("excess-is-held", "update orders set due = due - 1 where buyer_id = 'split'"),
        arguments(
            "excess-is-held", "update orders set hold_reasons = 'O' where buyer_id = 'split'"),
        arguments(
            "ended-orders-owe-nothing", "update orders set due = 1 where buyer_id = 'expired'"),
        arguments(
            "payment-status", "update orders set payment_status = 'F' where buyer_id = 'pending'"),
        arguments(
            "overdue-orders",
            "update orders set expires_at = now() - interval '1 day' where buyer_id = 'pending'"));
  }

  private static Stream<Arguments> records() {
    return Stream.of(
        arguments(
            "parts-have-orders",
            "insert into payment (id, order_id, amount, captured, created_at, state, provider)"
                + " values (1, 1, 1, 0, now(), 'N', 'offline')"),
        arguments(
            "parts-have-orders",
            "update refund set payment_id = (select id from payment"
                + OF.formatted("split")
                + ")"
                + OF.formatted("cancelled")),
        arguments(
            "orders-have-lines",
            "update order_line set line = 9" + OF.formatted("pending") + " and line = 2"),
        arguments("cells-have-skus", "update location set code = 'WEST' where code = 'EAST'"),
        arguments(
            "journal-versions", "update orders set version = version + 1 where buyer_id = 'split'"),
        arguments(
            "journal-versions",
            "with gone as (delete from journal where type = 'order-shipped' and aggregate_id ="
                + " (select id from orders where buyer_id = 'completed') returning command)"
                + " update receipt set entries = entries - 1 where key = (select command from gone)"),
        arguments(
            "commands-have-receipts",
            "delete from receipt where type = 'shipment-delivered'"
                + " and at = (select max(at) from receipt where type = 'shipment-delivered')"),
        arguments(
            "commands-have-receipts",
            "update receipt set entries = entries + 1 where id ="
                + " (select id from receipt where type = 'order-placed' order by at, id limit 1)"),
        arguments(
            "commands-have-receipts",
            "update receipt set entries = 2147483647 where id ="
                + " (select id from receipt where type = 'order-placed' order by at, id limit 1)"),
        arguments(
            "commands-have-receipts",
            "update journal set command = null where aggregate = 's' and command ="
                + " (select key from receipt where type = 'shipment-created' order by at limit 1)"),
        arguments("receipt-keys", "update receipt set caller = 'x' where type = 'refund-created'"),
        arguments(
            "cursors-behind-head", "update journal_cursor set transaction = 1::bigint << 60"));
  }
}
