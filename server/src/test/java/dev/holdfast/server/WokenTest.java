package dev.holdfast.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.testkit.Await;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What this server commits wakes who waits for it.
class WokenTest {
  private static final int ORDERS = 6;

  /// The readers sleep by then, and look once a second unless they are woken.
  private static final String LONG_ENOUGH = "select pg_sleep(1.5)";

  @Test
  void aPaidOrderWakesItsReader() {
    try (var shop = new Shop()) {
      var rows = new Rows(shop.database());
      var trigger = ",\"trigger\":\"ORDER_PAID\"";
      shop.admin().post("/v1/campaigns", CampaignApiTest.campaign("EVENT", 100, trigger)).is(201);
      var gift = "{\"title\":\"a gift\",\"unitPrice\":0,\"currency\":\"GBP\",\"tracked\":false}";
      shop.admin().put("/v1/skus/GIFT", gift).is(201);
      long waited = 0;
      for (int i = 1; i <= ORDERS; i++) {
        rows.run(LONG_ENOUGH);
        shop.place("buyer-" + i, "GIFT", 1);
        long paid = System.nanoTime();
        int coupons = i;
        Await.until("it is granted", () -> rows.count("coupon") == coupons);
        waited += System.nanoTime() - paid;
      }
      assertThat(Duration.ofNanos(waited)).isLessThan(Duration.ofMillis(ORDERS * 200));
    }
  }
}
