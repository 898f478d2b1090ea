package dev.holdfast.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CouponApiTests {
  private static final IdempotencyKey KEY = IdempotencyKey.of("key-1");
  private static final String COUPON =
      """
      {"couponId":"7","campaignId":"3","buyerId":"ada","status":"ISSUED","number":1,
       "createdAt":"2026-11-26T12:00:00Z","version":1}\
      """;
  private static final String CAMPAIGN =
      """
      {"id":"3","name":"Summer","status":"ACTIVE","kind":"FIXED","currency":"GBP","amount":500,
       "stacking":"EXCLUSIVE","quota":10,"startsAt":"2026-11-26T12:00:00Z","timeZone":"UTC",
       "audience":"ALL","grant":"EVENT","trigger":"ORDER_PAID","issued":1,"remaining":9,"held":0,
       "redeemed":0,"expired":0,"revoked":0,"spent":0,"version":1}\
      """;

  private final ScriptedServer server = new ScriptedServer();
  private final HoldfastClient client =
      server.client(new Retries(2, Duration.ZERO, Duration.ofSeconds(1)));

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void createsACampaignWithWhatWasSaidAlone() {
    server.answers(201, CAMPAIGN);
    var wanted =
        NewCampaign.fixed("Summer", 500, "GBP", 10, NewCampaign.Grant.CLAIM)
            .earnedBy(NewCampaign.Trigger.ORDER_PAID);
    var created = client.campaigns().create(KEY, wanted).orThrow();
    assertThat(created.remaining()).isEqualTo(9);
    assertThat(created.status()).isEqualTo(Campaign.Status.ACTIVE);
    assertThat(server.asked().getFirst().path()).isEqualTo("/v1/campaigns");
    assertThat(server.asked().getFirst().body())
        .isEqualTo(
            """
            {"name":"Summer","kind":"FIXED","currency":"GBP","amount":500,"quota":10,\
            "grant":"EVENT","trigger":"ORDER_PAID"}\
            """);
  }

  @Test
  void claimsRevokesAndFinds() {
    server.answers(201, COUPON).answers(200, COUPON).answers(200, COUPON);
    assertThat(client.coupons().claim(KEY, "3", "ada").orThrow().couponId()).isEqualTo("7");
    assertThat(client.coupons().revoke(KEY, "7", "mistake")).isInstanceOf(Result.Done.class);
    assertThat(client.coupons().find("7").orElseThrow().status()).isEqualTo(Coupon.Status.ISSUED);
    assertThat(server.asked())
        .extracting(ScriptedServer.Asked::path)
        .containsExactly("/v1/campaigns/3/claims", "/v1/coupons/7/revoke", "/v1/coupons/7");
  }

  @Test
  void ordersCanNameCouponsAndACode() {
    server.answers(409, "{}");
    var order =
        NewOrder.of("ada", "GBP", List.of(NewOrder.Line.of("A", 1)))
            .withCoupons(List.of("7"))
            .withCode("SUMMER");
    var unused = client.orders().place(KEY, order);
    assertThat(server.asked().getFirst().body())
        .contains("\"couponIds\":[\"7\"]", "\"code\":\"SUMMER\"");
  }
}
