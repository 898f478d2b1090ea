package dev.holdfast.server;

import dev.holdfast.provider.Terms;
import dev.holdfast.testkit.Await;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What waits of money for too long is seen before anybody asks.
class PaymentGaugesTest {
  private static final Terms PATIENT =
      new Terms(Duration.ofMinutes(5), Duration.ofMinutes(5), Duration.ofMinutes(5), 500, 32);

  @Test
  void showRefundsThatDoNotEndAndPaymentsThatDoNotClose() {
    try (var shop = new PayShop(PATIENT)) {
      shows(shop, "holdfast_refunds_unsettled{older=\"1h\"} 0.0");
      shows(shop, "holdfast_payments_unclosed 0.0");
      shop.one.slowRefunds = true;
      var order = shop.place();
      long payment = shop.open(order, "one");
      shop.one.pay(payment);
      shop.send("one", shop.one.callback(payment)).is(200);
      shop.awaitOrder(order, "CONFIRMED");
      shop.admin
          .post("/v1/orders/" + order + "/refunds", "{\"amount\":40,\"reason\":\"goodwill\"}")
          .is(201);
      shop.rows.run("update refund set created_at = now() - interval '2 hours'");
      shows(shop, "holdfast_refunds_unsettled{older=\"10m\"} 1.0");
      shows(shop, "holdfast_refunds_unsettled{older=\"1h\"} 1.0");
      shows(shop, "holdfast_refunds_unsettled{older=\"1d\"} 0.0");

      shop.one.mute = true;
      long unclosed = shop.intend(shop.place(), "one");
      shop.awaitPayment(unclosed, "UNKNOWN");
      shop.rows.run(
          "update payment set closes_at = now() - interval '20 minutes' where id = " + unclosed);
      shows(shop, "holdfast_payments_unclosed 1.0");
      shows(shop, "holdfast_payments_unknown{older=\"1m\"} 0.0");
      shop.rows.run("update payment set created_at = now() - interval '5 minutes'");
      shows(shop, "holdfast_payments_unknown{older=\"1m\"} 1.0");
    }
  }

  private static void shows(PayShop shop, String line) {
    Await.until(line, () -> shop.admin.get("/metrics").bodyText().contains(line));
  }
}
