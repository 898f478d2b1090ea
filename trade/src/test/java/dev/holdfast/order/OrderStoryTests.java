package dev.holdfast.order;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OrderStoryTests {
  @Test
  void anOrderIsPlacedPaidShippedAndDelivered() {
    var desk = new Desk();
    desk.shop().location("MAIN", 0).sku("A", 250).receive("A", "MAIN", 10);

    var placed = desk.place(desk.line("A", 4));
    assertThat(placed.status()).isEqualTo(OrderStatus.PENDING_PAYMENT);
    assertThat(placed.total()).isEqualTo(1000);
    assertThat(desk.quantities("A"))
        .isEqualTo("10 on hand, 4 reserved, 0 committed, 0 unavailable");

    desk.pay(placed.id());
    var paid = desk.order(placed.id());
    assertThat(paid.status()).isEqualTo(OrderStatus.CONFIRMED);
    assertThat(paid.paymentStatus()).isEqualTo(PaymentStatus.PAID);
    assertThat(desk.quantities("A"))
        .isEqualTo("10 on hand, 0 reserved, 4 committed, 0 unavailable");

    var shipment = desk.ship(placed.id(), new LineQuantity(1, 4));
    assertThat(desk.quantities("A")).isEqualTo("6 on hand, 0 reserved, 0 committed, 0 unavailable");

    desk.deliver(shipment.id());
    var done = desk.order(placed.id());
    assertThat(done.status()).isEqualTo(OrderStatus.COMPLETED);
    assertThat(done.fulfilmentStatus()).isEqualTo(FulfilmentStatus.DELIVERED);
    assertThat(done.version()).isEqualTo(5);
  }
}
