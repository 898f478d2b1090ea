package dev.holdfast.order;

import static dev.holdfast.payment.NewsSource.CALLBACK;
import static dev.holdfast.payment.NewsSource.OPERATOR;
import static dev.holdfast.payment.NewsSource.QUERY;
import static dev.holdfast.payment.NewsSource.STATEMENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kernel.Outcome;
import dev.holdfast.order.OrderEvent.PaymentRecorded;
import dev.holdfast.payment.Misfit;
import dev.holdfast.payment.NewsSource;
import dev.holdfast.payment.Payment;
import dev.holdfast.payment.PaymentNews;
import dev.holdfast.payment.PaymentState;
import dev.holdfast.payment.PaymentView;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordPaymentTests {
  private final Desk desk = new Desk();
  private final String order;

  RecordPaymentTests() {
    desk.shop().location("MAIN", 0).sku("A", 250).receive("A", "MAIN", 9);
    order = desk.place(desk.line("A", 4)).id();
  }

  private Order order() {
    return desk.order(order);
  }

  private Payment payment(PaymentView payment) {
    return order().payment(Long.parseLong(payment.id()));
  }

  private Outcome decide(RecordPayment command) {
    return desk.shop().decide(command);
  }

  private PaymentRecorded lastEvent() {
    return (PaymentRecorded) desk.shop().journal().getLast().entry().event();
  }

  @Test
  void theWholeAmountConfirmsTheOrderAndCommitsItsStock() {
    var payment = desk.open(order);
    desk.shop().pass(Duration.ofHours(3));
    var after = desk.record(Desk.success(payment, "bank-1", OPERATOR));

    assertThat(after.status()).isEqualTo(PaymentState.SUCCEEDED);
    assertThat(after.captured()).isEqualTo(1000);
    assertThat(after.reference()).isEqualTo("bank-1");
    assertThat(after.settledAt()).isEqualTo(desk.shop().now());
    assertThat(order().status()).isEqualTo(OrderStatus.CONFIRMED);
    assertThat(order().paymentStatus()).isEqualTo(PaymentStatus.PAID);
    assertThat(order().amounts()).isEqualTo(new Amounts(1000, 0, 0, 0, 1000, 1000, 0));
    assertThat(desk.quantities("A")).isEqualTo("9 on hand, 0 reserved, 4 committed, 0 unavailable");
    assertThat(lastEvent())
        .isEqualTo(
            new PaymentRecorded(
                OrderStatus.CONFIRMED,
                payment.id(),
                PaymentState.SUCCEEDED,
                OPERATOR,
                1000L,
                "GBP",
                "bank-1",
                1000,
                1000,
                Set.of(),
                List.of(),
                List.of()));
  }

  @Test
  void keepsAnOperatorsNote() {
    var payment = desk.open(order);
    var news = new PaymentNews(PaymentState.SUCCEEDED, 1000L, "GBP", "r", "paid at the door");
    desk.record(new RecordPayment(Long.parseLong(payment.id()), news, OPERATOR));
    assertThat(payment(payment).note()).isEqualTo("paid at the door");
  }

  @Test
  void theSameSuccessAgainChangesNothing() {
    var payment = desk.open(order);
    var first = desk.record(Desk.success(payment, "bank-1", OPERATOR));
    int entries = desk.shop().journal().size();
    for (var source : NewsSource.values()) {
      assertThat(desk.record(Desk.success(payment, "bank-1", source))).isEqualTo(first);
    }
    assertThat(desk.record(Desk.success(payment, 1000, "GBP", null, QUERY))).isEqualTo(first);
    assertThat(desk.shop().journal()).hasSize(entries);
  }

  @Test
  void aPartMakesItPartiallyPaidAndTheRestConfirmsIt() {
    desk.record(Desk.success(desk.open(order, "offline", 400L), "r1", OPERATOR));
    assertThat(order().status()).isEqualTo(OrderStatus.PENDING_PAYMENT);
    assertThat(order().paymentStatus()).isEqualTo(PaymentStatus.PARTIALLY_PAID);
    assertThat(desk.quantities("A")).startsWith("9 on hand, 4 reserved");
    desk.record(Desk.success(desk.open(order, "offline", 599L), "r2", OPERATOR));
    assertThat(order().status()).isEqualTo(OrderStatus.PENDING_PAYMENT);
    desk.record(Desk.success(desk.open(order), "r3", OPERATOR));
    assertThat(order().status()).isEqualTo(OrderStatus.CONFIRMED);
    assertThat(order().holdReasons()).isEmpty();
  }

  @Test
  void confirmingEndsTheOtherPaymentsExceptUnknownOnesThatNoProviderHas() {
    var created = desk.open(order);
    var doubtful = desk.open(order);
    desk.record(Desk.news(doubtful, PaymentState.UNKNOWN, OPERATOR));
    var pending = desk.open(order, "online", null);
    var unknown = desk.open(order, "online", null);
    var failed = desk.open(order, "online", null);
    desk.record(Desk.news(pending, PaymentState.PENDING, CALLBACK));
    desk.record(Desk.news(unknown, PaymentState.UNKNOWN, QUERY));
    desk.record(Desk.news(failed, PaymentState.FAILED, QUERY));
    desk.pay(order);
    assertThat(payment(created).state()).isEqualTo(PaymentState.CLOSED);
    assertThat(payment(created).settledAt()).isEqualTo(desk.shop().now());
    assertThat(payment(doubtful).state()).isEqualTo(PaymentState.UNKNOWN);
    assertThat(payment(pending).state()).isEqualTo(PaymentState.PENDING);
    assertThat(payment(pending).closing(desk.shop().now())).as("at its provider").isTrue();
    assertThat(payment(unknown).state()).isEqualTo(PaymentState.UNKNOWN);
    assertThat(payment(unknown).closing(desk.shop().now())).isTrue();
    assertThat(payment(failed).state()).isEqualTo(PaymentState.FAILED);
    assertThat(lastEvent().closed()).containsExactly(created.id(), pending.id(), unknown.id());
  }

  @Test
  void whatAnOperatorTakesTwiceIsAReasonToWait() {
    var first = desk.open(order, "online", null);
    var second = desk.open(order);
    desk.record(Desk.success(first, "r1", CALLBACK));
    desk.record(Desk.success(second, "r2", OPERATOR));
    assertThat(order().holdReasons()).containsExactly(HoldReason.OVERPAID);
    assertThat(order().status()).isEqualTo(OrderStatus.CONFIRMED);
    assertThat(order().amounts().captured()).isEqualTo(2000);
    assertThat(desk.quantities("A")).contains("4 committed");
    assertThat(Transitions.allowedActions(order())).containsExactly(Action.CANCEL, Action.REFUND);
  }

  @Test
  void aLastPartThatIsTooMuchConfirmsAndWaits() {
    var whole = desk.open(order, "online", null);
    desk.record(Desk.success(desk.open(order, "offline", 400L), "r1", OPERATOR));
    desk.record(Desk.success(whole, "r2", CALLBACK));
    assertThat(order().status()).isEqualTo(OrderStatus.CONFIRMED);
    assertThat(order().holdReasons()).containsExactly(HoldReason.OVERPAID);
    assertThat(order().amounts().excess()).isEqualTo(400);
    assertThat(lastEvent().holdReasons()).containsExactly(HoldReason.OVERPAID);
  }

  @Test
  void anOperatorIsToldWhatDoesNotFit() {
    var payment = desk.open(order);
    assertThat(decide(Desk.success(payment, 999, "GBP", "r", OPERATOR)))
        .isEqualTo(new AmountMismatch(1000, 999, "amount"));
    assertThat(decide(Desk.success(payment, 1000, "EUR", "r", OPERATOR)))
        .isEqualTo(new CurrencyMismatch("GBP", "EUR", "currency"));
    desk.record(Desk.success(payment, "r", OPERATOR));
    assertThat(decide(Desk.success(payment, 1000, "GBP", "s", OPERATOR)))
        .isEqualTo(new PaymentAlreadySucceeded(payment.id(), "r"));
    assertThat(decide(Desk.news(payment, PaymentState.FAILED, OPERATOR)))
        .isEqualTo(new PaymentAlreadySucceeded(payment.id(), "r"));
  }

  @Test
  void anotherAccountsNewsIsNotOfThisPayment() {
    var payment = desk.open(order, "online", null);
    var news = Desk.success(payment, "r", CALLBACK).news();
    long id = Long.parseLong(payment.id());
    assertThat(decide(new RecordPayment(id, news, CALLBACK, "other")))
        .isEqualTo(new PaymentNotFound(payment.id()));
    assertThat(decide(new RecordPayment(id, news, CALLBACK, "online")))
        .isInstanceOf(RecordPayment.PaymentRecorded.class);
  }

  @Test
  void refusesInTheDocumentedOrder() {
    var payment = desk.open(order);
    desk.record(Desk.success(payment, "r", OPERATOR));
    assertThat(decide(new RecordPayment(7, Desk.success(payment, "r", OPERATOR).news(), OPERATOR)))
        .isEqualTo(new PaymentNotFound("7"));
    assertThat(decide(Desk.success(payment, 1, "EUR", "s", OPERATOR)))
        .isInstanceOf(CurrencyMismatch.class);
    assertThat(decide(Desk.success(payment, 1, "GBP", "s", OPERATOR)))
        .isInstanceOf(AmountMismatch.class);
    assertThat(decide(Desk.success(payment, 1000, "GBP", "s", OPERATOR)))
        .isInstanceOf(PaymentAlreadySucceeded.class);
  }

  @Test
  void moneyThatDoesNotFitPutsTheOrderOnHoldAndIsNeverPaid() {
    var payment = desk.open(order, "online", null);
    desk.record(Desk.success(payment, 999, "GBP", "r", CALLBACK));
    assertThat(order().status()).isEqualTo(OrderStatus.PENDING_PAYMENT);
    assertThat(order().paymentStatus()).isEqualTo(PaymentStatus.UNPAID);
    assertThat(order().holdReasons()).containsExactly(HoldReason.PAYMENT_MISMATCH);
    assertThat(order().amounts().captured()).isZero();
    assertThat(payment(payment).state()).isEqualTo(PaymentState.CREATED);
    assertThat(payment(payment).misfit()).isEqualTo(new Misfit(999, "GBP", "r", false));
    assertThat(lastEvent().amount()).isEqualTo(999);
    assertThat(Transitions.allowedActions(order()))
        .containsExactly(Action.RECORD_PAYMENT, Action.CANCEL);

    int entries = desk.shop().journal().size();
    desk.record(Desk.success(payment, 999, "GBP", "r", STATEMENT));
    assertThat(desk.shop().journal()).as("the same news again").hasSize(entries);
    desk.record(Desk.success(payment, 1000, "EUR", "other", STATEMENT));
    assertThat(desk.shop().journal()).as("other news").hasSize(entries + 1);
  }

  @Test
  void anOperatorsWordEndsTheWaitForHim() {
    var payment = desk.open(order, "online", null);
    desk.record(Desk.success(payment, 999, "GBP", "r", CALLBACK));
    desk.record(Desk.success(payment, "r", OPERATOR));
    assertThat(order().holdReasons()).isEmpty();
    assertThat(order().status()).isEqualTo(OrderStatus.CONFIRMED);
  }

  @Test
  void thatThereIsNoMoneyEndsTheWaitToo() {
    var payment = desk.open(order, "online", null);
    desk.record(Desk.success(payment, 999, "GBP", "r", CALLBACK));
    desk.record(failed(payment, "r"));
    assertThat(order().holdReasons()).isEmpty();
    assertThat(payment(payment).state()).isEqualTo(PaymentState.FAILED);

    desk.record(Desk.success(payment, 998, "GBP", "r3", CALLBACK));
    desk.record(failed(payment, null));
    desk.record(failed(payment, "r"));
    assertThat(order().holdReasons()).as("money that was not named").isNotEmpty();
    desk.record(failed(payment, "r3"));
    assertThat(order().holdReasons()).isEmpty();
  }

  private static RecordPayment failed(PaymentView payment, @Nullable String reference) {
    var news = new PaymentNews(PaymentState.FAILED, null, null, reference, null);
    return new RecordPayment(Long.parseLong(payment.id()), news, OPERATOR);
  }

  @Test
  void onlyAnOperatorEndsIt() {
    var payment = desk.open(order, "online", null);
    desk.record(Desk.success(payment, 999, "GBP", "r", CALLBACK));
    desk.record(Desk.success(payment, "r", CALLBACK));
    assertThat(order().status()).isEqualTo(OrderStatus.CONFIRMED);
    assertThat(order().holdReasons()).containsExactly(HoldReason.PAYMENT_MISMATCH);
    desk.record(Desk.success(payment, "r", QUERY));
    assertThat(order().holdReasons()).containsExactly(HoldReason.PAYMENT_MISMATCH);
    desk.record(Desk.success(payment, "r", OPERATOR));
    assertThat(order().holdReasons()).isEmpty();
  }

  @Test
  void moneyUnderAnotherReferenceDoesNotFit() {
    var payment = desk.open(order, "online", null);
    desk.record(Desk.success(payment, "r", CALLBACK));
    desk.record(Desk.success(payment, "s", CALLBACK));
    assertThat(order().holdReasons()).containsExactly(HoldReason.PAYMENT_MISMATCH);
    assertThat(payment(payment).reference()).isEqualTo("r");
    assertThat(order().amounts().captured()).isEqualTo(1000);
    int entries = desk.shop().journal().size();
    desk.record(Desk.success(payment, "s", CALLBACK));
    assertThat(desk.shop().journal()).hasSize(entries);
  }

  @Test
  void oldNewsChangesNothing() {
    var payment = desk.open(order, "online", null);
    desk.record(Desk.news(payment, PaymentState.FAILED, CALLBACK));
    int entries = desk.shop().journal().size();
    for (var state : List.of(PaymentState.PENDING, PaymentState.UNKNOWN, PaymentState.CLOSED)) {
      assertThat(desk.record(Desk.news(payment, state, CALLBACK)).status())
          .isEqualTo(PaymentState.FAILED);
    }
    desk.record(Desk.success(payment, "r", CALLBACK));
    assertThat(desk.record(Desk.news(payment, PaymentState.CLOSED, QUERY)).status())
        .isEqualTo(PaymentState.SUCCEEDED);
    assertThat(desk.shop().journal().stream().skip(entries))
        .filteredOn(j -> j.entry().aggregate().equals("order"))
        .hasSize(1);
  }

  @Test
  void unknownWaitsForNews() {
    var payment = desk.open(order, "online", null);
    desk.record(Desk.news(payment, PaymentState.UNKNOWN, QUERY));
    assertThat(payment(payment).settledAt()).isNull();
    desk.record(Desk.news(payment, PaymentState.PENDING, QUERY));
    desk.record(Desk.news(payment, PaymentState.CLOSED, QUERY));
    assertThat(payment(payment).state()).isEqualTo(PaymentState.CLOSED);
    assertThat(payment(payment).settledAt()).isEqualTo(desk.shop().now());
  }

  @Test
  void referenceAndNoteStayUntilThereAreOthers() {
    var payment = desk.open(order, "online", null);
    long id = Long.parseLong(payment.id());
    desk.record(
        new RecordPayment(
            id, new PaymentNews(PaymentState.PENDING, null, null, "r", "n"), CALLBACK));
    desk.record(Desk.news(payment, PaymentState.UNKNOWN, QUERY));
    assertThat(payment(payment).reference()).isEqualTo("r");
    assertThat(payment(payment).note()).isEqualTo("n");
    desk.record(Desk.success(payment, 1000, "GBP", null, QUERY));
    assertThat(payment(payment).reference()).isEqualTo("r");
    assertThat(payment(payment).note()).isEqualTo("n");
  }
}
