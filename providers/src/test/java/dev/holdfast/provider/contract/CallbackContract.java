package dev.holdfast.provider.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.payment.PaymentNews;
import dev.holdfast.payment.PaymentState;
import dev.holdfast.payment.RefundState;
import dev.holdfast.provider.Charge;
import dev.holdfast.provider.Delivery;
import dev.holdfast.provider.Incoming;
import dev.holdfast.provider.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Callbacks: whose they are, and what they say.
public interface CallbackContract {
  ProviderUnderTest open();

  @Test
  default void aGenuineCallbackTellsWhatCameIn() {
    try (var p = open()) {
      var charge = Charges.fresh(p.currency());
      var now = Instant.now();
      var incoming = p.paid(charge, 12_300, now);
      assertThat(p.provider().verify(incoming, now)).isEqualTo(new Verdict.Genuine());
      var news = payment(p.provider().read(incoming), charge);
      assertThat(news.state()).isEqualTo(PaymentState.SUCCEEDED);
      assertThat(news.amount()).isEqualTo(12_300);
      assertThat(news.currency()).isEqualTo(p.currency());
      assertThat(news.reference()).isNotBlank();
      assertThat(news.at()).isNotNull();
    }
  }

  @Test
  default void amountsAreExact() {
    try (var p = open()) {
      for (long amount : new long[] {1, 9, 10, 99, 100, 101, 999_999_999, 2_000_000_001}) {
        var charge = Charges.fresh(p.currency());
        var incoming = p.paid(charge, amount, Instant.now());
        assertThat(payment(p.provider().read(incoming), charge).amount()).isEqualTo(amount);
      }
    }
  }

  @Test
  default void aRefundIsToldUnderItsOwnId() {
    try (var p = open()) {
      var repayment = Charges.back(Charges.fresh(p.currency()), 500);
      var now = Instant.now();
      var incoming = p.refunded(repayment, now);
      assertThat(p.provider().verify(incoming, now)).isEqualTo(new Verdict.Genuine());
      var delivery = (Delivery.OfRefund) p.provider().read(incoming);
      assertThat(delivery.refundId()).isEqualTo(repayment.refundId());
      assertThat(delivery.news().state()).isEqualTo(RefundState.SUCCEEDED);
    }
  }

  @Test
  default void aFlippedBitAnywhereIsForged() {
    try (var p = open()) {
      var now = Instant.now();
      var genuine = p.paid(Charges.fresh(p.currency()), 12_300, now);
      var told = p.provider().read(genuine);
      var passed = new ArrayList<String>();
      long spelled = 0;
      for (var flipped : Flips.of(genuine, p.signedHeaders())) {
        if (!(p.provider().verify(flipped.incoming(), now) instanceof Verdict.Genuine)) continue;
        boolean same =
            flipped.sameInAnotherSpelling(genuine)
                && p.provider().read(flipped.incoming()).equals(told);
        if (same) spelled++;
        else passed.add(flipped.where());
      }
      assertThat(passed).isEmpty();
      assertThat(spelled).as("the same in another spelling").isEqualTo(Flips.spellings(genuine));
    }
  }

  @Test
  default void nothingButTheBytesThatCameIsGenuine() {
    try (var p = open()) {
      var now = Instant.now();
      var genuine = p.paid(Charges.fresh(p.currency()), 12_300, now);
      var none = new Incoming(genuine.headers(), new byte[0]);
      var longer = new Incoming(genuine.headers(), Flips.append(genuine.body(), (byte) ' '));
      var more = new Incoming(genuine.headers(), Flips.append(genuine.body(), (byte) 0xFF));
      for (var changed : new Incoming[] {none, longer, more}) {
        assertThat(p.provider().verify(changed, now)).isInstanceOf(Verdict.Forged.class);
      }
      for (var header : p.signedHeaders()) {
        var headers = new TreeMap<>(genuine.headers());
        headers.remove(header);
        var without = new Incoming(headers, genuine.body());
        assertThat(p.provider().verify(without, now)).isInstanceOf(Verdict.Forged.class);
      }
      var garbage = "{\"hello\": 1}".getBytes(StandardCharsets.UTF_8);
      assertThat(p.provider().verify(new Incoming(new TreeMap<>(), garbage), now))
          .isInstanceOf(Verdict.Forged.class);
    }
  }

  @Test
  default void everyActiveKeyCountsAndNoOther() {
    try (var p = open()) {
      var now = Instant.now();
      var charge = Charges.fresh(p.currency());
      var other = p.paidByOtherKey(charge, now);
      assertThat(p.provider().verify(other, now)).isEqualTo(new Verdict.Genuine());
      assertThat(p.provider().verify(p.paidByRetiredKey(charge, now), now))
          .isInstanceOf(Verdict.Forged.class);
    }
  }

  @Test
  default void theReplayWindowIsMeasuredAtReceipt() {
    try (var p = open()) {
      if (!p.tellsTime()) return;
      var sent = Instant.now().minus(Duration.ofDays(3));
      var charge = Charges.fresh(p.currency());
      var incoming = p.paid(charge, 12_300, sent);
      for (int seconds : new int[] {-290, 0, 290}) {
        assertThat(p.provider().verify(incoming, sent.plusSeconds(seconds)))
            .isEqualTo(new Verdict.Genuine());
      }
      for (int seconds : new int[] {-310, 310, 86_400}) {
        assertThat(p.provider().verify(incoming, sent.plusSeconds(seconds)))
            .isInstanceOf(Verdict.Forged.class);
      }
      // The inbox is read long after.
      assertThat(payment(p.provider().read(incoming), charge).amount()).isEqualTo(12_300);
    }
  }

  @Test
  default void anotherMerchantsMoneyIsNotOurs() {
    try (var p = open()) {
      var now = Instant.now();
      var incoming = p.paidToStranger(Charges.fresh(p.currency()), now);
      assertThat(p.provider().verify(incoming, now)).isEqualTo(new Verdict.Genuine());
      assertThat(p.provider().read(incoming)).isInstanceOf(Delivery.Misdirected.class);
    }
  }

  @Test
  default void readingNeverThrows() {
    try (var p = open()) {
      for (var text : new String[] {"", "{}", "[]", "null", "a=b", "<xml/>", "{\"data\":{}}"}) {
        var body = text.getBytes(StandardCharsets.UTF_8);
        assertThat(p.provider().read(new Incoming(new TreeMap<>(), body)).messageId()).isNotBlank();
      }
    }
  }

  @Test
  default void acknowledgementsAreInTheProvidersManner() {
    try (var p = open()) {
      assertThat(p.provider().accepted().status()).isBetween(200, 204);
      assertThat(p.provider().refused(401).status()).isEqualTo(401);
      assertThat(p.provider().refused(503).status()).isEqualTo(503);
    }
  }

  private static PaymentNews payment(Delivery delivery, Charge charge) {
    var payment = (Delivery.OfPayment) delivery;
    assertThat(payment.paymentId()).isEqualTo(charge.paymentId());
    return payment.news();
  }
}
