package dev.holdfast.provider.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.payment.RefundState;
import dev.holdfast.provider.Delivery;
import dev.holdfast.provider.Incoming;
import dev.holdfast.provider.Sighting;
import dev.holdfast.provider.Undelivered;
import dev.holdfast.provider.contract.Gateway.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What Stripe could not deliver.
class StripeUndeliveredTests {
  private static final String FAILED =
      StripeSide.event("refund.failed", StripeSide.refund(9, 100, "failed"), "");
  private static final String PAID =
      StripeSide.event(
          "payment_intent.succeeded", StripeSide.intent(7, 100, "usd", "succeeded"), "");

  private final StripeSide side = new StripeSide();
  private final AtomicInteger paidFor = new AtomicInteger();

  @AfterEach
  void close() {
    side.close();
  }

  private Undelivered listed(int affordable) {
    var said =
        side.provider()
            .undelivered(
                Instant.now().minusSeconds(60), () -> paidFor.incrementAndGet() <= affordable);
    return ((Sighting.Seen<Undelivered>) said).news();
  }

  private void paymentsWithoutEnd() {
    side.gateway()
        .answers(request ->
            request.target().contains("refund.failed")
                ? StripeSide.list(FAILED)
                : Reply.json(
                    "{\"object\":\"list\",\"has_more\":true,\"data\":[%s]}".formatted(PAID)));
  }

  @Test
  void noNumberOfPaymentsHidesARefund() {
    paymentsWithoutEnd();
    var lost = listed(1_000);
    assertThat(lost.whole()).isFalse();
    assertThat(side.provider().read(lost.messages().getFirst()))
        .isInstanceOf(Delivery.OfRefund.class);
    assertThat(lost.messages()).hasSize(21);
    assertThat(side.gateway().requests()).as("each is paid for").hasSize(paidFor.get());
  }

  @Test
  void whatCannotBePaidForIsNotAskedFor() {
    paymentsWithoutEnd();
    assertThat(listed(3).messages()).hasSize(3);
    assertThat(side.gateway().requests()).hasSize(3);
    assertThat(listed(0)).isEqualTo(new Undelivered(List.of(), false));
    assertThat(side.gateway().requests()).hasSize(3);
  }

  @Test
  void paymentsThatAreNotListedHideNoRefund() {
    side.gateway()
        .answers(request ->
            request.target().contains("refund.failed")
                ? StripeSide.list(FAILED)
                : StripeSide.error(500, "down"));
    assertThat(listed(1_000).messages()).hasSize(1);
    assertThat(listed(1_000).whole()).isFalse();
  }

  @Test
  void anEventOfAnotherVersionIsSaidAgainInOurs() {
    var old = FAILED.replace(StripeSide.VERSION, "2019-02-19").replace("\"failed\"", "\"x\"");
    var listed = new Incoming(new TreeMap<>(), old.getBytes(StandardCharsets.UTF_8));
    assertThat(side.provider().read(listed)).isInstanceOf(Delivery.Unreadable.class);
    side.gateway().answers(request -> Reply.json(StripeSide.refund(9, 100, "failed")));
    var said = ((Sighting.Seen<Incoming>) side.provider().reworded(listed)).news();
    var delivery = (Delivery.OfRefund) side.provider().read(said);
    assertThat(delivery.messageId()).isEqualTo(side.provider().read(listed).messageId());
    assertThat(delivery.news().state()).isEqualTo(RefundState.FAILED);
    assertThat(side.gateway().requests())
        .singleElement()
        .satisfies(
            r -> assertThat(r.target()).isEqualTo("/v1/refunds/re_1Nispe2eZvKYlo2Cd31jOCgZ"));
  }
}
