package dev.holdfast.order;

import static dev.holdfast.payment.NewsSource.CALLBACK;
import static dev.holdfast.payment.NewsSource.OPERATOR;
import static dev.holdfast.payment.NewsSource.QUERY;
import static dev.holdfast.payment.RefundState.FAILED;
import static dev.holdfast.payment.RefundState.PENDING;
import static dev.holdfast.payment.RefundState.REQUESTED;
import static dev.holdfast.payment.RefundState.SUCCEEDED;
import static dev.holdfast.payment.RefundState.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kernel.Outcome;
import dev.holdfast.order.RecordRefund.RefundRecorded;
import dev.holdfast.payment.NewsSource;
import dev.holdfast.payment.Refund;
import dev.holdfast.payment.RefundNews;
import dev.holdfast.payment.RefundState;
import dev.holdfast.payment.RefundView;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordRefundTests {
  private final Desk desk = new Desk();
  private final String order;

  RecordRefundTests() {
    desk.shop().location("MAIN", 0).sku("A", 250).receive("A", "MAIN", 9);
    order = desk.place(desk.line("A", 4)).id();
    desk.record(Desk.success(desk.open(order, "online", null), "r", CALLBACK));
    give(300);
  }

  private Order order() {
    return desk.order(order);
  }

  private void give(long amount) {
    desk.shop()
        .decide(
            RefundOrder.RefundCreated.class,
            new RefundOrder(Long.parseLong(order), amount, null, Restock.NONE, "goodwill"));
  }

  private Refund refund() {
    return order().refunds().getFirst();
  }

  private Outcome news(RefundState state, @Nullable Long amount, NewsSource source) {
    var news = new RefundNews(state, amount, "GBP", "back-1", "why");
    return desk.shop().decide(new RecordRefund(refund().id(), news, source));
  }

  private Outcome tell(long refund, RefundState state, NewsSource source) {
    var news = new RefundNews(state, null, null, "back-2", null);
    return desk.shop().decide(new RecordRefund(refund, news, source));
  }

  private RefundView learn(RefundState state) {
    return ((RefundRecorded) news(state, 300L, QUERY)).refund();
  }

  private List<Action> allowed() {
    return Transitions.allowedActions(order());
  }

  @Test
  void isFollowedToItsEnd() {
    assertThat(refund().state()).isEqualTo(REQUESTED);
    assertThat(learn(UNKNOWN).status()).isEqualTo(UNKNOWN);
    assertThat(learn(PENDING).status()).isEqualTo(PENDING);
    assertThat(order().paymentStatus())
        .as("accepted is not refunded")
        .isEqualTo(PaymentStatus.PAID);
    desk.shop().pass(Duration.ofDays(2));
    var view = learn(SUCCEEDED);
    assertThat(view.reference()).isEqualTo("back-1");
    assertThat(view.settledAt()).isEqualTo(desk.shop().now());
    assertThat(order().paymentStatus()).isEqualTo(PaymentStatus.PARTIALLY_REFUNDED);
    assertThat(order().amounts().refunded()).isEqualTo(300);
    assertThat(desk.shop().journal().getLast().entry().event())
        .isEqualTo(
            new OrderEvent.RefundRecorded(
                OrderStatus.CONFIRMED,
                view.id(),
                view.paymentId(),
                SUCCEEDED,
                QUERY,
                300,
                "back-1",
                "why",
                Set.of()));
  }

  @Test
  void newsThatRepeatsOrComesLateHasNoEffect() {
    learn(PENDING);
    int entries = desk.shop().journal().size();
    learn(PENDING);
    assertThat(desk.shop().journal()).hasSize(entries);
    learn(SUCCEEDED);
    for (var state : List.of(PENDING, UNKNOWN, SUCCEEDED)) {
      assertThat(learn(state).status()).isEqualTo(SUCCEEDED);
    }
    assertThat(desk.shop().journal()).hasSize(entries + 1);
  }

  @Test
  void oneThatWaitsForAPersonIsShownToHim() {
    learn(PENDING);
    var stuck = new RefundNews(PENDING, null, null, "back-1", "send it again", true);
    var said = new RecordRefund(refund().id(), stuck, QUERY);
    var view = desk.shop().decide(RefundRecorded.class, said).refund();
    assertThat(view.status()).isEqualTo(PENDING);
    assertThat(view.note()).isEqualTo("send it again");
    assertThat(order().holdReasons()).containsExactly(HoldReason.REFUND_STUCK);
    int entries = desk.shop().journal().size();
    desk.shop().decide(RefundRecorded.class, said);
    assertThat(desk.shop().journal()).hasSize(entries);
    learn(SUCCEEDED);
    assertThat(order().holdReasons()).as("he has done it").isEmpty();
  }

  @Test
  void oneThatWaitsForAPersonGoesOnOnceHeHasDoneSomethingAtTheProvider() {
    var stuck = new RefundNews(PENDING, null, null, null, "send it again", true);
    desk.shop().decide(new RecordRefund(refund().id(), stuck, CALLBACK));
    assertThat(order().holdReasons()).containsExactly(HoldReason.REFUND_STUCK);
    learn(PENDING);
    assertThat(order().holdReasons()).isEmpty();
    desk.shop().decide(new RecordRefund(refund().id(), stuck, CALLBACK));
    assertThat(order().holdReasons()).containsExactly(HoldReason.REFUND_STUCK);
    desk.shop().decide(new ConfirmRefund(refund().id(), "by bank transfer", null));
    assertThat(refund().state()).isEqualTo(SUCCEEDED);
    assertThat(order().holdReasons()).isEmpty();
  }

  @Test
  void oneThatWaitsDoesNotHideNewsThatContradicts() {
    news(SUCCEEDED, 301L, CALLBACK);
    var stuck = new RefundNews(PENDING, null, null, null, "send it again", true);
    desk.shop().decide(new RecordRefund(refund().id(), stuck, CALLBACK));
    assertThat(order().holdReasons())
        .containsExactly(HoldReason.REFUND_MISMATCH, HoldReason.REFUND_STUCK);
    learn(SUCCEEDED);
    assertThat(order().holdReasons()).containsExactly(HoldReason.REFUND_MISMATCH);
  }

  @Test
  void whatFailedIsStillThereAndWaitsForAPerson() {
    learn(PENDING);
    var view = learn(FAILED);
    assertThat(view.note()).isEqualTo("why");
    assertThat(view.settledAt()).isNotNull();
    assertThat(order().amounts()).isEqualTo(new Amounts(1000, 0, 0, 0, 700, 1000, 0));
    assertThat(order().holdReasons()).containsExactly(HoldReason.OVERPAID);
    assertThat(allowed()).containsExactly(Action.CANCEL, Action.REFUND);
    give(300);
    assertThat(order().refunds()).hasSize(2);
    assertThat(order().holdReasons()).isEmpty();
    assertThat(order().amounts().refunded()).isEqualTo(300);
  }

  @Test
  void anEndedOrdersMoneyIsGivenBackAgainAfterAFailure() {
    desk.shop()
        .decide(
            CancelOrder.OrderCancelled.class,
            new CancelOrder(Long.parseLong(order), "no", null, null));
    learn(FAILED);
    assertThat(order().status()).isEqualTo(OrderStatus.CANCELLED);
    assertThat(order().holdReasons()).containsExactly(HoldReason.OVERPAID);
    assertThat(allowed()).containsExactly(Action.REFUND, Action.CONFIRM_REFUND);
    give(300);
    assertThat(order().holdReasons()).isEmpty();
    assertThat(order().amounts().refundable()).isZero();
  }

  @Test
  void aFailureThatProvesWrongIsTakenBackWhileTheMoneyIsThere() {
    learn(FAILED);
    assertThat(learn(SUCCEEDED).status()).isEqualTo(SUCCEEDED);
    assertThat(order().amounts()).isEqualTo(new Amounts(1000, 0, 0, 0, 700, 1000, 300));
    assertThat(order().holdReasons()).isEmpty();
  }

  @Test
  void moneyThatWentBackTwiceWaitsForAPerson() {
    learn(FAILED);
    give(300);
    assertThat(learn(SUCCEEDED).status()).isEqualTo(FAILED);
    assertThat(order().holdReasons()).containsExactly(HoldReason.REFUND_MISMATCH);
    assertThat(order().amounts().refunded()).as("never more than came in").isEqualTo(300);
    int entries = desk.shop().journal().size();
    learn(SUCCEEDED);
    assertThat(desk.shop().journal()).hasSize(entries);
    assertThat(news(SUCCEEDED, 300L, OPERATOR)).isInstanceOf(RefundAlreadySettled.class);
    assertThat(news(FAILED, 300L, OPERATOR)).isInstanceOf(RefundRecorded.class);
    assertThat(order().holdReasons()).isEmpty();
  }

  @Test
  void aSuccessIsNotTakenBackWithoutAPerson() {
    learn(SUCCEEDED);
    assertThat(learn(FAILED).status()).isEqualTo(SUCCEEDED);
    assertThat(order().holdReasons()).containsExactly(HoldReason.REFUND_MISMATCH);
    assertThat(desk.shop().decide(new ConfirmRefund(refund().id(), "back-1", null)))
        .isInstanceOf(ConfirmRefund.RefundConfirmed.class);
    assertThat(order().holdReasons()).isEmpty();
    assertThat(desk.shop().decide(new ConfirmRefund(refund().id(), "back-1", null)))
        .isInstanceOf(ConfirmRefund.RefundConfirmed.class);
  }

  @Test
  void aPersonMayTakeASuccessBackThatTheProviderTookBack() {
    learn(SUCCEEDED);
    assertThat(news(FAILED, 300L, OPERATOR)).isInstanceOf(RefundAlreadySettled.class);
    learn(FAILED);
    assertThat(news(FAILED, 300L, OPERATOR)).isInstanceOf(RefundRecorded.class);
    assertThat(refund().state()).isEqualTo(FAILED);
    assertThat(order().amounts()).isEqualTo(new Amounts(1000, 0, 0, 0, 700, 1000, 0));
    assertThat(order().holdReasons()).containsExactly(HoldReason.OVERPAID);
    assertThat(order().paymentStatus()).isEqualTo(PaymentStatus.PAID);
    give(300);
    assertThat(order().holdReasons()).isEmpty();
  }

  @Test
  void eachRefundThatIsDoubtedWaitsForAPersonByItself() {
    learn(SUCCEEDED);
    give(200);
    var second = order().refunds().getLast().id();
    tell(second, SUCCEEDED, CALLBACK);
    learn(FAILED);
    int entries = desk.shop().journal().size();
    tell(second, FAILED, CALLBACK);
    assertThat(desk.shop().journal()).as("a trace of each").hasSize(entries + 1);
    assertThat(order().refunds()).allMatch(Refund::doubted);
    news(FAILED, null, OPERATOR);
    assertThat(order().holdReasons())
        .containsExactly(HoldReason.OVERPAID, HoldReason.REFUND_MISMATCH);
    assertThat(tell(second, FAILED, OPERATOR)).isInstanceOf(RefundRecorded.class);
    assertThat(order().refund(second).state()).isEqualTo(FAILED);
    assertThat(order().amounts().excess()).isEqualTo(500);
    assertThat(order().holdReasons()).containsExactly(HoldReason.OVERPAID);
  }

  @Test
  void aWordAboutAnotherRefundLeavesTheDoubt() {
    learn(SUCCEEDED);
    give(200);
    var second = order().refunds().getLast().id();
    learn(FAILED);
    desk.shop().decide(new ConfirmRefund(second, "back-2", null));
    desk.shop().decide(new ConfirmRefund(second, "back-2", null));
    assertThat(order().holdReasons()).containsExactly(HoldReason.REFUND_MISMATCH);
    give(100);
    tell(order().refunds().getLast().id(), FAILED, OPERATOR);
    assertThat(order().holdReasons())
        .containsExactly(HoldReason.OVERPAID, HoldReason.REFUND_MISMATCH);
    assertThat(news(FAILED, null, OPERATOR)).isInstanceOf(RefundRecorded.class);
    assertThat(order().holdReasons()).containsExactly(HoldReason.OVERPAID);
  }

  @Test
  void anotherAmountOrCurrencyDoesNotFit() {
    assertThat(news(SUCCEEDED, 301L, OPERATOR)).isEqualTo(new AmountMismatch(300, 301, "amount"));
    var euros = new RefundNews(SUCCEEDED, 300L, "EUR", null, null);
    assertThat(desk.shop().decide(new RecordRefund(refund().id(), euros, OPERATOR)))
        .isEqualTo(new CurrencyMismatch("GBP", "EUR", "currency"));
    assertThat(news(SUCCEEDED, 301L, CALLBACK)).isInstanceOf(RefundRecorded.class);
    assertThat(refund().state()).isEqualTo(REQUESTED);
    assertThat(order().holdReasons()).containsExactly(HoldReason.REFUND_MISMATCH);
    assertThat(desk.shop().decide(new ConfirmRefund(refund().id(), "bank", null)))
        .isInstanceOf(ConfirmRefund.RefundConfirmed.class);
    assertThat(order().holdReasons()).isEmpty();
  }

  @Test
  void anOperatorsWordThatEndsARefundEndsTheWaitForHim() {
    news(SUCCEEDED, 301L, CALLBACK);
    news(FAILED, null, OPERATOR);
    assertThat(refund().state()).isEqualTo(FAILED);
    assertThat(order().holdReasons()).containsExactly(HoldReason.OVERPAID);
  }

  @Test
  void anotherAccountsNewsIsNotOfThisRefund() {
    var news = new RefundNews(SUCCEEDED, 300L, "GBP", null, null);
    assertThat(desk.shop().decide(new RecordRefund(refund().id(), news, CALLBACK, "other")))
        .isEqualTo(new RefundNotFound(Long.toString(refund().id())));
    assertThat(desk.shop().decide(new RecordRefund(refund().id(), news, CALLBACK, "online")))
        .isInstanceOf(RefundRecorded.class);
  }

  @Test
  void refusesInTheDocumentedOrder() {
    var news = new RefundNews(FAILED, 1L, "EUR", null, null);
    assertThat(desk.shop().decide(new RecordRefund(5, news, OPERATOR)))
        .isEqualTo(new RefundNotFound("5"));
    learn(SUCCEEDED);
    assertThat(desk.shop().decide(new RecordRefund(refund().id(), news, OPERATOR)))
        .isInstanceOf(CurrencyMismatch.class);
    assertThat(news(FAILED, 1L, OPERATOR)).isInstanceOf(AmountMismatch.class);
    assertThat(news(FAILED, 300L, OPERATOR))
        .isEqualTo(new RefundAlreadySettled(Long.toString(refund().id()), SUCCEEDED, "back-1"));
  }
}
