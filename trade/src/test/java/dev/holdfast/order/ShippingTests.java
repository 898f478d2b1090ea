package dev.holdfast.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.holdfast.kernel.Outcome;
import dev.holdfast.payment.NewsSource;
import dev.holdfast.stock.Allocation;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShippingTests {
  private final Desk desk = new Desk();
  private final String order;

  ShippingTests() {
    desk.shop().location("MAIN", 0).location("NORTH", 1).sku("A", 100).service("POST", 50);
    desk.shop().receive("A", "MAIN", 3).receive("A", "NORTH", 3);
    order = desk.place(desk.line("A", 5), desk.line("POST", 2)).id();
  }

  private Order order() {
    return desk.order(order);
  }

  private Outcome ship(LineQuantity... lines) {
    return desk.shop().decide(new ShipOrder(Long.parseLong(order), List.of(lines), null, null));
  }

  private Outcome deliver(ShipmentView shipment) {
    return desk.shop().decide(new DeliverShipment(Long.parseLong(shipment.id())));
  }

  @Test
  void shipsInParts() {
    desk.pay(order);
    var shipment = desk.ship(order, new LineQuantity(1, 4));
    assertThat(shipment.orderId()).isEqualTo(order);
    assertThat(shipment.lines()).containsExactly(new LineQuantity(1, 4));
    assertThat(shipment.carrier()).isEqualTo("DHL");
    assertThat(shipment.tracking()).isEqualTo("T1");
    assertThat(shipment.createdAt()).isEqualTo(desk.shop().now());
    assertThat(shipment.deliveredAt()).isNull();
    assertThat(order().status()).isEqualTo(OrderStatus.CONFIRMED);
    assertThat(order().fulfilmentStatus()).isEqualTo(FulfilmentStatus.PARTIALLY_SHIPPED);
    assertThat(desk.quantities("A", "MAIN"))
        .isEqualTo("0 on hand, 0 reserved, 0 committed, 0 unavailable");
    assertThat(desk.quantities("A", "NORTH"))
        .isEqualTo("2 on hand, 0 reserved, 1 committed, 0 unavailable");
    assertThat(order().lines().getFirst().allocations())
        .extracting(Allocation::held, Allocation::away)
        .containsExactly(tuple(0L, 3L), tuple(1L, 1L));
    assertThat(OrderView.of(order()).allowedActions())
        .containsExactly(Action.CANCEL, Action.SHIP, Action.DELIVER, Action.REFUND);
    assertThat(OrderView.of(order()).shipments())
        .containsExactly(new OrderView.ShipmentSummary(shipment.id(), shipment.lines(), null));
    assertThat(desk.shop().journal().getLast().entry().event())
        .isEqualTo(
            new OrderEvent.OrderShipped(
                OrderStatus.CONFIRMED, shipment.id(), shipment.lines(), "DHL", "T1"));

    desk.ship(order, new LineQuantity(2, 2), new LineQuantity(1, 1));
    assertThat(order().fulfilmentStatus()).isEqualTo(FulfilmentStatus.SHIPPED);
    assertThat(ship(new LineQuantity(1, 1))).isInstanceOf(IllegalTransition.class);
  }

  @Test
  void deliversInParts() {
    desk.pay(order);
    var first = desk.ship(order, new LineQuantity(1, 4));
    var second = desk.ship(order, new LineQuantity(2, 2), new LineQuantity(1, 1));
    desk.shop().pass(Duration.ofDays(2));
    var delivered = desk.deliver(second.id());
    assertThat(delivered.id()).isEqualTo(second.id());
    assertThat(delivered.deliveredAt()).isEqualTo(desk.shop().now());
    assertThat(order().fulfilmentStatus()).isEqualTo(FulfilmentStatus.SHIPPED);
    assertThat(order().status()).isEqualTo(OrderStatus.CONFIRMED);
    assertThat(order().lines()).extracting(OrderLine::delivered).containsExactly(1L, 2L);

    desk.deliver(first.id());
    assertThat(order().fulfilmentStatus()).isEqualTo(FulfilmentStatus.DELIVERED);
    assertThat(order().status()).isEqualTo(OrderStatus.COMPLETED);
    assertThat(desk.shop().journal().getLast().entry().event())
        .isEqualTo(new OrderEvent.ShipmentDelivered(OrderStatus.COMPLETED, first.id()));
    assertThat(OrderView.of(order()).allowedActions())
        .containsExactly(Action.REQUEST_RETURN, Action.RECEIVE_RETURN, Action.REFUND);
  }

  @Test
  void deliversOnce() {
    desk.pay(order);
    var shipment = desk.ship(order, new LineQuantity(1, 4));
    desk.deliver(shipment.id());
    var at = desk.shop().now();
    desk.shop().pass(Duration.ofDays(1));
    assertThat(deliver(shipment)).isEqualTo(new AlreadyDelivered(shipment.id(), at));
    assertThat(order().lines().getFirst().delivered()).isEqualTo(4);
    assertThat(desk.shop().decide(new DeliverShipment(6))).isEqualTo(new ShipmentNotFound("6"));
  }

  @Test
  void nothingMovesWhileAPersonHasToDecide() {
    var twice = desk.open(order);
    desk.pay(order);
    var shipment = desk.ship(order, new LineQuantity(1, 2));
    var arrived = desk.ship(order, new LineQuantity(1, 1));
    desk.deliver(arrived.id());
    desk.record(Desk.success(twice, "r2", NewsSource.OPERATOR));
    assertThat(ship(new LineQuantity(1, 1)))
        .isInstanceOfSatisfying(
            IllegalTransition.class,
            refusal -> {
              assertThat(refusal.action()).isEqualTo(Action.SHIP);
              assertThat(refusal.holdReasons()).containsExactly(HoldReason.OVERPAID);
              assertThat(refusal.allowedActions()).containsExactly(Action.CANCEL, Action.REFUND);
            });
    assertThat(deliver(shipment)).isInstanceOf(IllegalTransition.class);
    assertThat(deliver(arrived)).as("comes first").isInstanceOf(AlreadyDelivered.class);
    assertThat(
            desk.shop()
                .decide(
                    new RequestReturn(
                        Long.parseLong(order), List.of(new LineQuantity(1, 1)), "no", null)))
        .isInstanceOf(IllegalTransition.class);
  }

  @Test
  void refusesInTheDocumentedOrder() {
    var noLine = new LineQuantity(3, 1);
    var tooMany = new LineQuantity(2, 3);
    assertThat(desk.shop().decide(new ShipOrder(9, List.of(noLine), null, null)))
        .isEqualTo(new OrderNotFound("9"));
    assertThat(ship(tooMany, noLine)).isInstanceOf(IllegalTransition.class);
    desk.pay(order);
    assertThat(ship(tooMany, noLine)).isEqualTo(new LineNotFound(3, "lines[1].line"));
    assertThat(ship(tooMany)).isEqualTo(new QuantityExceeded(2, 3, 2, "lines[0].quantity"));
  }
}
