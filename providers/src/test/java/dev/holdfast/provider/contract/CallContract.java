package dev.holdfast.provider.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.payment.PaymentNews;
import dev.holdfast.payment.PaymentState;
import dev.holdfast.payment.RefundNews;
import dev.holdfast.payment.RefundState;
import dev.holdfast.provider.Charge;
import dev.holdfast.provider.Opening;
import dev.holdfast.provider.Repayment;
import dev.holdfast.provider.Sighting;
import dev.holdfast.provider.contract.ProviderUnderTest.Knows;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Calls: what each answer of the provider means, and that no answer means nothing.
public interface CallContract {
  ProviderUnderTest open();

  @Test
  default void whatIsOpenedTwiceIsOpenedOnce() {
    try (var p = open()) {
      var charge = Charges.fresh(p.currency());
      p.knows(charge, Knows.WAITING);
      var first = (Opening.Ready) p.provider().open(charge);
      var second = (Opening.Ready) p.provider().open(charge);
      assertThat(first.params()).isNotEmpty();
      assertThat(second.params().keySet()).isEqualTo(first.params().keySet());
      assertThat(second.providerId()).isEqualTo(first.providerId());
    }
  }

  @Test
  default void aQueryTellsWhatTheProviderKnows() {
    try (var p = open()) {
      var charge = Charges.fresh(p.currency());
      assertThat(query(p, charge, Knows.NOTHING)).isEqualTo(new Sighting.Absent<PaymentNews>());
      assertThat(state(query(p, charge, Knows.WAITING))).isEqualTo(PaymentState.PENDING);
      assertThat(state(query(p, charge, Knows.ENDED))).isEqualTo(PaymentState.CLOSED);
      var news = news(query(p, charge, Knows.DONE));
      assertThat(news.state()).isEqualTo(PaymentState.SUCCEEDED);
      assertThat(news.amount()).isEqualTo(charge.amount());
      assertThat(news.currency()).isEqualTo(p.currency());
      assertThat(news.at()).isNotNull();
    }
  }

  private static Sighting<PaymentNews> query(ProviderUnderTest p, Charge charge, Knows state) {
    p.knows(charge, state);
    return p.provider().query(charge);
  }

  @Test
  default void aCloseTellsWhoWasFaster() {
    try (var p = open()) {
      var charge = Charges.fresh(p.currency());
      assertThat(close(p, charge, Knows.NOTHING)).isEqualTo(new Sighting.Absent<PaymentNews>());
      assertThat(state(close(p, charge, Knows.WAITING))).isEqualTo(PaymentState.CLOSED);
      assertThat(state(close(p, charge, Knows.ENDED))).isEqualTo(PaymentState.CLOSED);
      var news = news(close(p, charge, Knows.DONE));
      assertThat(news.state()).isEqualTo(PaymentState.SUCCEEDED);
      assertThat(news.amount()).isEqualTo(charge.amount());
    }
  }

  private static Sighting<PaymentNews> close(ProviderUnderTest p, Charge charge, Knows state) {
    p.knows(charge, state);
    return p.provider().close(charge);
  }

  @Test
  default void acceptedIsNotRefunded() {
    try (var p = open()) {
      var repayment = Charges.back(Charges.fresh(p.currency()), 500);
      p.knows(repayment.charge(), Knows.DONE);
      p.knows(repayment, Knows.WAITING);
      assertThat(refundState(p.provider().refund(repayment))).isEqualTo(RefundState.PENDING);
      p.knows(repayment, Knows.DONE);
      var done = (Sighting.Seen<RefundNews>) p.provider().queryRefund(repayment);
      assertThat(done.news().state()).isEqualTo(RefundState.SUCCEEDED);
      assertThat(done.news().amount()).isEqualTo(500);
      p.knows(repayment, Knows.NOTHING);
      assertThat(p.provider().queryRefund(repayment)).isEqualTo(new Sighting.Absent<RefundNews>());
    }
  }

  @Test
  default void noAnswerIsNoNews() {
    try (var p = open()) {
      p.gateway().isSilent();
      var before = Instant.now();
      everyCallIsUnanswered(p);
      assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(20));
    }
  }

  @Test
  default void theProvidersOwnTroubleIsNoNews() {
    try (var p = open()) {
      for (int status : new int[] {429, 500, 502, 503}) {
        var body = status == 502 ? "<html>Bad Gateway</html>" : "{\"code\":\"SYSTEM_ERROR\"}";
        p.gateway().answers(request -> new Gateway.Reply(status, Map.of(), body));
        everyCallIsUnanswered(p);
      }
    }
  }

  @Test
  default void garbageIsNoNews() {
    try (var p = open()) {
      for (var body : List.of("", "{", "{}", "[]", "null", "<html></html>", "\"sign\"")) {
        p.gateway().answers(request -> Gateway.Reply.json(body));
        everyCallIsUnanswered(p);
      }
    }
  }

  @Test
  default void aRedirectIsNotFollowed() {
    try (var p = open()) {
      var elsewhere = Map.of("Location", p.gateway().base() + "/elsewhere");
      p.gateway().answers(request -> new Gateway.Reply(302, elsewhere, ""));
      everyCallIsUnanswered(p);
      assertThat(p.gateway().requests()).noneMatch(r -> r.target().contains("elsewhere"));
    }
  }

  @Test
  default void aProviderThatIsAwayIsNoNews() {
    try (var p = open()) {
      p.gateway().close();
      everyCallIsUnanswered(p);
    }
  }

  private static void everyCallIsUnanswered(ProviderUnderTest p) {
    var charge = Charges.fresh(p.currency());
    Repayment repayment = Charges.back(charge, 500);
    var provider = p.provider();
    assertThat(provider.query(charge)).isInstanceOf(Sighting.Unanswered.class);
    assertThat(provider.close(charge)).isInstanceOf(Sighting.Unanswered.class);
    assertThat(provider.refund(repayment)).isInstanceOf(Sighting.Unanswered.class);
    assertThat(provider.queryRefund(repayment)).isInstanceOf(Sighting.Unanswered.class);
    // Where asking needs no call, it is ready all the same.
    int before = p.gateway().requests().size();
    var opening = provider.open(charge);
    if (!(opening instanceof Opening.Ready) || p.gateway().requests().size() > before) {
      assertThat(opening).isInstanceOf(Opening.Unanswered.class);
    }
  }

  private static PaymentNews news(Sighting<PaymentNews> sighting) {
    assertThat(sighting).isInstanceOf(Sighting.Seen.class);
    return ((Sighting.Seen<PaymentNews>) sighting).news();
  }

  private static PaymentState state(Sighting<PaymentNews> sighting) {
    return news(sighting).state();
  }

  private static RefundState refundState(Sighting<RefundNews> sighting) {
    assertThat(sighting).isInstanceOf(Sighting.Seen.class);
    return ((Sighting.Seen<RefundNews>) sighting).news().state();
  }
}
