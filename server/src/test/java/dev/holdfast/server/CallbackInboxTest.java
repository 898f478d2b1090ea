package dev.holdfast.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.payment.PaymentState;
import dev.holdfast.provider.Incoming;
import dev.holdfast.testkit.Await;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// What comes in at the callback addresses, genuine or not.
class CallbackInboxTest {
  private static final PayShop SHOP = new PayShop();

  @AfterAll
  static void close() {
    SHOP.close();
  }

  private static Incoming raw(String mac, byte[] body) {
    return new Incoming(new TreeMap<>(Map.of("x-till-mac", mac)), body);
  }

  private static void awaitState(String message, char state) {
    var sql = "select count(*) from callback where message_id = '%s' and state = '%c'";
    Await.until(
        message + " is " + state, () -> SHOP.rows.number(sql.formatted(message, state)) == 1);
  }

  @Test
  void aFlippedBitIsForgedAndAProbeIsNoAlarm() {
    var callback = SHOP.one.callback("m", 1, PaymentState.SUCCEEDED, 1, "GBP");
    var flipped = callback.body().clone();
    flipped[3] ^= 1;
    assertThat(SHOP.send("one", new Incoming(callback.headers(), flipped)).is(401).bodyText())
        .isEqualTo("no");
    Await.until("a sample is kept", () -> SHOP.rows.count("callback_refused") == 1);
    SHOP.send("one", raw("SIGNTEST/x", flipped)).is(401);
    assertThat(SHOP.rows.count("callback_refused")).isEqualTo(1);
    assertThat(SHOP.rows.number("select count(*) from callback where message_id = 'm'")).isZero();
    var metrics = SHOP.admin.get("/metrics").bodyText();
    assertThat(metrics).contains("fate=\"probe\"").contains("fate=\"forged\"");
    var sample = SHOP.admin.get("/v1/callbacks/refused").is(200).json().at("/items/0");
    assertThat(sample.get("reason").asString()).isEqualTo("wrong signature");
    assertThat(Base64.getDecoder().decode(sample.get("body").asString())).isEqualTo(flipped);
  }

  @Test
  void tooMuchAndNobodysAccountAreRefused() {
    SHOP.send("two", raw("x", new byte[70_000])).is(413);
    SHOP.send("three", raw("x", new byte[1])).isProblem(404, "not-found");
  }

  @Test
  void whatMatchesNothingYetIsParkedAndTriedAgain() {
    var early = SHOP.one.callback("early", 4711, PaymentState.SUCCEEDED, 100, "GBP");
    SHOP.send("one", early).is(200);
    awaitState("early", 'P');
    var list = SHOP.admin.get("/v1/callbacks?state=PARKED&account=one").is(200).json();
    var item = list.get("items").get(0);
    assertThat(item.get("detail").asString()).isEqualTo("payment-not-found");
    assertThat(item.get("subject").asString()).isEqualTo("4711");
    var id = item.get("id").asString();
    var whole = SHOP.admin.get("/v1/callbacks/one/" + id).is(200).json();
    assertThat(Base64.getDecoder().decode(whole.get("body").asString())).isEqualTo(early.body());
    assertThat(whole.at("/headers/x-till-mac").asString()).isNotEmpty();

    // the payment comes to be: as if its order had been slower than its callback
    var order = SHOP.place();
    long payment = SHOP.open(order, "one");
    SHOP.rows.run(
        "update callback set body = convert_to(replace(convert_from(body, 'UTF8'),"
            + " '4711', '%d'), 'UTF8') where message_id = 'early'".formatted(payment));
    SHOP.admin.post("/v1/callbacks/one/" + id + "/redrive", "").is(204);
    SHOP.awaitOrder(order, "CONFIRMED");
    awaitState("early", 'D');
    SHOP.admin
        .post("/v1/callbacks/one/" + id + "/redrive", "")
        .isProblem(404, "callback-not-found");
    SHOP.admin.get("/v1/callbacks/two/" + id).isProblem(404, "callback-not-found");
  }

  @Test
  void whatIsNotForUsIsKeptAndWhatIsNotUnderstoodIsTriedAgain() {
    SHOP.send("one", SHOP.one.signed("dull customer.updated")).is(200);
    awaitState("dull", 'I');
    SHOP.send("one", SHOP.one.signed("astray to merchant-9")).is(200);
    awaitState("astray", 'M');
    SHOP.send("one", SHOP.one.signed("a-new-language")).is(200);
    awaitState("a-new-language", 'U');
    Await.until(
        "it is tried again",
        () ->
            SHOP.rows.number("select attempts from callback where message_id = 'a-new-language'")
                > 1);
    SHOP.send("one", SHOP.one.signed("odd 1 NO_SUCH_STATE 1 GBP r t")).is(200);
    Await.until(
        "what breaks its reader waits, too",
        () -> SHOP.rows.number("select count(*) from callback where state = 'U'") == 2);
  }

  @Test
  void aMessageThatWasTakenAndNeverSettledIsTakenAgain() {
    var order = SHOP.place();
    long payment = SHOP.open(order, "one");
    var callback =
        SHOP.one.callback("dead-" + payment, payment, PaymentState.SUCCEEDED, 100, "GBP");
    // stored and acknowledged by a server that died with the lease in its hands
    SHOP.rows.run(
        """
        insert into callback (account, message_id, received_at, next_at, headers, body, attempts)
        values ('one', 'dead-%d', now(), now() + interval '1 second', '{}', '%s', 1)
        """
            .formatted(payment, new String(callback.body(), StandardCharsets.UTF_8)));
    SHOP.awaitOrder(order, "CONFIRMED");
    awaitState("dead-" + payment, 'D');
  }

  @Test
  void whatBreaksItsReaderEndsNobodysWork() {
    var order = SHOP.place();
    long payment = SHOP.open(order, "two");
    var callback = SHOP.two.callback("worse", payment, PaymentState.SUCCEEDED, 100, "GBP");
    SHOP.two.broken = true;
    SHOP.send("two", callback).is(200);
    Await.until(
        "it waits",
        () ->
            SHOP.rows.number("select count(*) from callback where account = 'two' and state = 'U'")
                == 1);
    SHOP.two.broken = false;
    SHOP.awaitOrder(order, "CONFIRMED");
  }

  @Test
  void whatIsTriedInVainForAMonthIsGivenUpAndShown() {
    SHOP.rows.run(
        """
        insert into callback (account, message_id, received_at, next_at, headers, body)
        values ('one', 'old', now() - interval '31 days', now(), '{}', 'old 4712 SUCCEEDED 1 GBP r 2026-01-01T00:00:00Z')
        """);
    awaitState("old", 'G');
    SHOP.send("one", SHOP.one.signed("strayed to merchant-9")).is(200);
    awaitState("strayed", 'M');
    assertThat(
            SHOP.rows.number(
                "select count(*) from callback where state in ('G', 'M') and settled_at is not null"))
        .isZero();
    var metrics = SHOP.admin.get("/metrics").bodyText();
    assertThat(metrics).contains("state=\"given_up\"").contains("state=\"misdirected\"");
    SHOP.admin.get("/v1/callbacks?state=GIVEN_UP&account=one").is(200);
  }

  @Test
  void onlyThoseWithTheScopeLookInside() {
    SHOP.admin.as(null).get("/v1/callbacks").isProblem(401, "unauthenticated");
  }
}
