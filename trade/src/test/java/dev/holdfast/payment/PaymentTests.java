package dev.holdfast.payment;

import static dev.holdfast.payment.PaymentState.CLOSED;
import static dev.holdfast.payment.PaymentState.CREATED;
import static dev.holdfast.payment.PaymentState.FAILED;
import static dev.holdfast.payment.PaymentState.PENDING;
import static dev.holdfast.payment.PaymentState.SUCCEEDED;
import static dev.holdfast.payment.PaymentState.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaymentTests {
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final Instant LATER = NOW.plusSeconds(60);

  private static Payment payment(String provider, PaymentState state, long amount, long captured) {
    var online =
        provider.equals(Payment.OFFLINE) ? null : AtProvider.intended(NOW.plusSeconds(900));
    return new Payment(
        7, provider, state, amount, captured, "r", "n", NOW, null, online, List.of());
  }

  private static EnumSet<PaymentState> after(PaymentState state) {
    var after = EnumSet.noneOf(PaymentState.class);
    Arrays.stream(PaymentState.values()).filter(state::mayBecome).forEach(after::add);
    return after;
  }

  @Test
  void successWinsAndNothingIsUndone() {
    assertThat(after(CREATED)).containsExactly(PENDING, UNKNOWN, SUCCEEDED, FAILED, CLOSED);
    assertThat(after(PENDING)).containsExactly(UNKNOWN, SUCCEEDED, FAILED, CLOSED);
    assertThat(after(UNKNOWN)).containsExactly(PENDING, SUCCEEDED, FAILED, CLOSED);
    assertThat(after(FAILED)).containsExactly(SUCCEEDED);
    assertThat(after(CLOSED)).containsExactly(SUCCEEDED);
    assertThat(after(SUCCEEDED)).isEmpty();
  }

  @Test
  void onlyWhatTheProviderDoesNotHaveMayBeClosed() {
    assertThat(Arrays.stream(PaymentState.values()).filter(PaymentState::mayClose))
        .containsExactly(CREATED, PENDING);
    assertThat(Arrays.stream(PaymentState.values()).filter(PaymentState::isFinal))
        .containsExactly(SUCCEEDED, FAILED, CLOSED);
    assertThat(Arrays.stream(RefundState.values()).filter(RefundState::isFinal))
        .containsExactly(RefundState.SUCCEEDED, RefundState.FAILED);
  }

  @Test
  void onlyAProvidersPaymentIsInFlight() {
    assertThat(payment("online", PENDING, 1, 0).inFlight()).isTrue();
    assertThat(payment("online", UNKNOWN, 1, 0).inFlight()).isTrue();
    assertThat(payment("offline", UNKNOWN, 1, 0).inFlight()).isTrue();
    assertThat(payment("offline", PENDING, 1, 0).inFlight()).isFalse();
    assertThat(payment("offline", CREATED, 1, 0).inFlight()).isFalse();
    assertThat(payment("online", FAILED, 1, 0).inFlight()).isFalse();
    assertThat(payment("online", CREATED, 1, 0).inFlight()).isTrue();
  }

  @Test
  void moneyIsThereExactlyWhenItHasSucceeded() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> payment("offline", CREATED, 5, 5))
        .withMessage("payment 7 CREATED by offline: amount 5, captured 5");
    assertThatIllegalArgumentException().isThrownBy(() -> payment("offline", SUCCEEDED, 5, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> payment("offline", CREATED, 0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> payment("offline", CREATED, 5, -1));
    assertThat(payment("offline", CREATED, 5, 0).succeeded("s", "m", LATER))
        .isEqualTo(
            new Payment(7, "offline", SUCCEEDED, 5, 5, "s", "m", NOW, LATER, null, List.of()));
  }

  @Test
  void whatIsNotSaidStays() {
    var payment = payment("offline", CREATED, 5, 0);
    assertThat(payment.went(PENDING, null, null, LATER))
        .isEqualTo(new Payment(7, "offline", PENDING, 5, 0, "r", "n", NOW, null, null, List.of()));
    assertThat(payment.went(FAILED, "s", "m", LATER))
        .isEqualTo(new Payment(7, "offline", FAILED, 5, 0, "s", "m", NOW, LATER, null, List.of()));
    assertThat(payment.closed(NOW).went(CLOSED, "s", null, LATER).settledAt()).isEqualTo(NOW);
    assertThat(payment.succeeded(null, null, LATER).reference()).isEqualTo("r");
    assertThat(payment.succeeded(null, null, LATER).note()).isEqualTo("n");
  }

  @Test
  void aRefundIsOfSomething() {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new Refund(3, 7, RefundState.REQUESTED, 0, "why", null, null, NOW, null, false, false))
        .withMessage("refund 3 REQUESTED of 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new Refund(3, 7, RefundState.FAILED, 1, "why", null, null, NOW, null, true, false));
    var refund =
        new Refund(3, 7, RefundState.REQUESTED, 1, "why", null, null, NOW, null, false, false);
    assertThat(refund.succeeded("r", LATER))
        .isEqualTo(
            new Refund(3, 7, RefundState.SUCCEEDED, 1, "why", "r", null, NOW, LATER, false, false));
    assertThat(RefundView.of(9, "GBP", refund))
        .isEqualTo(
            new RefundView(
                "3", "9", "7", RefundState.REQUESTED, 1, "GBP", "why", null, null, NOW, null));
  }
}
