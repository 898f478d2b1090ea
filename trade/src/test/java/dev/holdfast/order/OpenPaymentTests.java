package dev.holdfast.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kernel.Outcome;
import dev.holdfast.payment.NewsSource;
import dev.holdfast.payment.PaymentPolicy;
import dev.holdfast.payment.PaymentState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OpenPaymentTests {
  private final Desk desk = new Desk();
  private final OrderView order;

  OpenPaymentTests() {
    desk.shop().location("MAIN", 0).sku("A", 250).receive("A", "MAIN", 9);
    order = desk.place(desk.line("A", 4));
  }

  private Outcome open(String provider, @Nullable Long amount, @Nullable String onlyBuyer) {
    return desk.shop()
        .decide(new OpenPayment(Long.parseLong(order.id()), provider, amount, onlyBuyer));
  }

  @Test
  void asksForAllThatIsOutstanding() {
    var payment = desk.open(order.id());
    assertThat(payment.orderId()).isEqualTo(order.id());
    assertThat(payment.provider()).isEqualTo("offline");
    assertThat(payment.status()).isEqualTo(PaymentState.CREATED);
    assertThat(payment.amount()).isEqualTo(1000);
    assertThat(payment.captured()).isZero();
    assertThat(payment.currency()).isEqualTo("GBP");
    assertThat(payment.createdAt()).isEqualTo(desk.shop().now());
    assertThat(payment.settledAt()).isNull();
    assertThat(payment.providerParams()).isEqualTo(Map.of("paymentReference", payment.id()));
    var view = OrderView.of(desk.order(order.id()));
    assertThat(view.payments())
        .containsExactly(
            new OrderView.PaymentSummary(payment.id(), "offline", PaymentState.CREATED, 1000, 0));
    assertThat(view.version()).isEqualTo(2);
    assertThat(view.allowedActions())
        .containsExactly(Action.OPEN_PAYMENT, Action.RECORD_PAYMENT, Action.CANCEL);
    assertThat(desk.shop().journal().getLast().entry().event())
        .isEqualTo(
            new OrderEvent.PaymentOpened(
                OrderStatus.PENDING_PAYMENT,
                payment.id(),
                "offline",
                1000,
                desk.shop().now().plus(Duration.ofDays(7))));
  }

  @Test
  void offlineMoneyHasAtLeastSevenDays() {
    desk.shop().pass(Duration.ofMinutes(10));
    desk.open(order.id());
    var expiresAt = desk.order(order.id()).expiresAt();
    assertThat(expiresAt).isEqualTo(desk.shop().now().plus(Duration.ofDays(7)));

    var patient =
        desk.place(
            new PlaceOrder(
                "b1",
                "GBP",
                List.of(desk.line("A", 1)),
                null,
                null,
                null,
                new TreeMap<>(),
                PlaceOrder.MAX_EXPIRES_IN_SECONDS));
    desk.open(patient.id());
    assertThat(desk.order(patient.id()).expiresAt()).isEqualTo(patient.expiresAt());
  }

  @Test
  void onlineMoneyHasTheOrdersDeadlineAndAtLeastItsProvidersWindow() {
    var payment = desk.open(order.id(), "online", null);
    assertThat(payment.providerParams()).isEmpty();
    assertThat(payment.closesAt()).isEqualTo(order.expiresAt());
    assertThat(desk.order(order.id()).expiresAt()).isEqualTo(order.expiresAt());

    desk.shop().pass(PlaceOrderDecider.PATIENCE.minusSeconds(1));
    var late = desk.open(order.id(), "other", null);
    var deadline = desk.shop().now().plus(PaymentPolicy.ONLINE_WINDOW);
    assertThat(late.closesAt()).isEqualTo(deadline);
    assertThat(desk.order(order.id()).expiresAt()).isEqualTo(deadline);
    desk.shop().pass(Duration.ofMinutes(1));
    assertThat(desk.open(order.id(), "other", null).closesAt()).as("once").isEqualTo(deadline);
    assertThat(desk.open(order.id(), "online", null).closesAt()).isEqualTo(deadline);
  }

  @Test
  void mayAskForAPart() {
    var payment = desk.open(order.id(), "offline", 300L);
    assertThat(payment.amount()).isEqualTo(300);
    desk.record(Desk.success(payment, "r1", NewsSource.OPERATOR));
    assertThat(desk.open(order.id()).amount()).isEqualTo(700);
    assertThat(open("offline", 701L, null)).isEqualTo(new AmountExceedsDue(701, 700, "amount"));
    assertThat(desk.open(order.id(), "offline", 700L).amount()).isEqualTo(700);
  }

  @Test
  void anotherBuyersOrderIsNotThere() {
    assertThat(open("offline", null, "b2")).isEqualTo(new OrderNotFound(order.id()));
    assertThat(open("offline", null, "b1")).isInstanceOf(OpenPayment.PaymentOpened.class);
    assertThat(desk.shop().decide(new OpenPayment(5, "offline", null, null)))
        .isEqualTo(new OrderNotFound("5"));
  }

  @Test
  void isForOrdersThatWaitForMoney() {
    desk.pay(order.id());
    assertThat(open("offline", null, null))
        .isEqualTo(
            new IllegalTransition(
                Action.OPEN_PAYMENT,
                OrderStatus.CONFIRMED,
                PaymentStatus.PAID,
                FulfilmentStatus.UNFULFILLED,
                ReturnStatus.NONE,
                java.util.Set.of(),
                List.of(Action.CANCEL, Action.SHIP, Action.REFUND)));
  }

  @Test
  void thereAreNotMoreThanAHundred() {
    for (int i = 0; i < OpenPayment.MAX_PAYMENTS; i++) desk.open(order.id());
    assertThat(open("offline", null, null)).isEqualTo(new TooManyPayments(100));
  }

  @Test
  void refusesInTheDocumentedOrder() {
    for (int i = 0; i < OpenPayment.MAX_PAYMENTS; i++) desk.open(order.id());
    assertThat(open("cheque", 9999L, "b2")).isInstanceOf(OrderNotFound.class);
    assertThat(open("cheque", 9999L, null))
        .isEqualTo(
            new UnknownProvider("cheque", List.of("offline", "online", "other"), "provider"));
    assertThat(open("offline", 9999L, null)).isInstanceOf(AmountExceedsDue.class);
    desk.shop()
        .decide(
            CancelOrder.OrderCancelled.class,
            new CancelOrder(Long.parseLong(order.id()), "no", null, null));
    assertThat(open("offline", 9999L, null)).isInstanceOf(IllegalTransition.class);
  }
}
