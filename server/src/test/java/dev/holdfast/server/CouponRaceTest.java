package dev.holdfast.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/// Many want the same coupons, on two servers.
class CouponRaceTest {
  private static final int CLIENTS = 1_000;
  private static final int COUPONS = 100;

  @Test
  void aThousandClientsRaceForAHundredCouponsOnTwoServers() throws Exception {
    try (var shop = new Shop();
        var other = shop.another()) {
      var api = shop.admin();
      var campaign =
          api.post("/v1/campaigns", CampaignApiTest.campaign("CLAIM", COUPONS, ""))
              .is(201)
              .text("id");
      var claims = new ArrayList<Callable<Integer>>();
      for (int i = 0; i < CLIENTS; i++) {
        var server = i % 2 == 0 ? shop.server() : other;
        var client = new Api(api.http(), server.baseUrl(), api.credential());
        var buyer = "{\"buyerId\":\"buyer-%d\"}".formatted(i / 2);
        claims.add(() -> client.post("/v1/campaigns/" + campaign + "/claims", buyer).status());
      }
      var statuses = RaceTest.atOnce(claims);
      assertThat(statuses.stream().filter(status -> status == 201)).hasSize(COUPONS);
      assertThat(statuses.stream().filter(status -> status == 409)).hasSize(CLIENTS - COUPONS);
      var after = api.get("/v1/campaigns/" + campaign).is(200).json();
      assertThat(after.get("issued").longValue()).isEqualTo(COUPONS);
      assertThat(after.get("remaining").longValue()).isZero();
      assertThat(new Rows(shop.database()).number("select count(distinct buyer_id) from coupon"))
          .isEqualTo(COUPONS);
      assertThat(api.get("/v1/audit").is(200).json().get("holds").booleanValue()).isTrue();
    }
  }
}
