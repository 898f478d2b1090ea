package dev.holdfast.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Campaigns, coupons and codes over HTTP.
class CampaignApiTest {
  private static Shop shop;

  @BeforeAll
  static void start() {
    shop = new Shop();
  }

  @AfterAll
  static void stop() {
    shop.close();
  }

  static String campaign(String grant, long quota, String more) {
    return """
    {"name":"Summer","kind":"FIXED","amount":25,"currency":"GBP","quota":%d,"grant":"%s"%s}\
    """
        .formatted(quota, grant, more);
  }

  private static String create(String grant, long quota, String more) {
    var created = shop.admin().post("/v1/campaigns", campaign(grant, quota, more)).is(201);
    assertThat(created.json().get("remaining").longValue()).isEqualTo(quota);
    return created.text("id");
  }

  private static String claim(String campaign, String buyer) {
    return shop.admin()
        .post("/v1/campaigns/" + campaign + "/claims", "{\"buyerId\":\"%s\"}".formatted(buyer))
        .is(201)
        .text("couponId");
  }

  private static long figure(String campaign, String name) {
    return shop.admin().get("/v1/campaigns/" + campaign).is(200).json().get(name).longValue();
  }

  private static String order(String sku, String more) {
    return """
    {"buyerId":"b1","currency":"GBP","lines":[{"sku":"%s","quantity":2}]%s}\
    """
        .formatted(sku, more);
  }

  @Test
  void aCouponIsClaimedHeldRedeemedAndGivenBack() {
    shop.stock("CLAIMED", 10);
    var api = shop.admin();
    var campaign = create("CLAIM", 2, "");
    var coupon = claim(campaign, "b1");
    var claims = "/v1/campaigns/" + campaign + "/claims";
    api.post(claims, "{\"buyerId\":\"b1\"}").isProblem(409, "buyer-limit-reached");
    claim(campaign, "b2");
    api.post(claims, "{\"buyerId\":\"b3\"}").isProblem(409, "quota-exhausted");

    var body = order("CLAIMED", ",\"couponIds\":[\"%s\"]".formatted(coupon));
    var order = api.post("/v1/orders", body).is(201);
    assertThat(order.json().get("total").longValue()).isEqualTo(175);
    assertThat(order.json().get("coupons").get(0).get("couponId").asString()).isEqualTo(coupon);
    assertThat(figure(campaign, "held")).isEqualTo(1);
    api.post("/v1/orders", body).isProblem(409, "coupon-not-usable", "couponIds[0]");

    api.post("/v1/orders/" + order.text("id") + "/cancel", "{\"reason\":\"no\"}").is(200);
    assertThat(api.get("/v1/coupons/" + coupon).is(200).text("status")).isEqualTo("ISSUED");
    api.post("/v1/coupons/" + coupon + "/revoke", "{\"reason\":\"mistake\"}").is(200);
    api.post("/v1/orders", body).isProblem(409, "coupon-not-usable");
    assertThat(figure(campaign, "remaining")).isEqualTo(1);
  }

  @Test
  void aBuyerSeesAndClaimsOnlyTheirOwn() {
    var campaign = create("CLAIM", 5, "");
    var coupon = claim(campaign, "anna");
    var bert = shop.buyer("bert");
    bert.get("/v1/coupons/" + coupon).isProblem(404, "coupon-not-found");
    bert.get("/v1/buyers/anna/coupons").isProblem(404, "not-found");
    var refused = bert.post("/v1/campaigns/" + campaign + "/claims", "{\"buyerId\":\"anna\"}");
    assertThat(refused.isProblem(403, "insufficient-scope").text("scope"))
        .isEqualTo("promotions:write");
    bert.post("/v1/campaigns/" + campaign + "/claims", "{}").is(201);
    var mine = bert.get("/v1/buyers/bert/coupons?status=ISSUED").is(200).json().get("items");
    assertThat(mine.size()).isEqualTo(1);
    assertThat(bert.get("/v1/buyers/bert/coupons?status=HELD").is(200).json().get("items").size())
        .isZero();
    bert.get("/v1/campaigns/" + campaign).isProblem(403, "insufficient-scope");
    bert.post("/v1/coupons/" + coupon + "/revoke", "{\"reason\":\"r\"}")
        .isProblem(403, "insufficient-scope");
  }

  @Test
  void aCampaignIsPausedResumedExtendedAndClosed() {
    var api = shop.admin();
    var campaign = create("CLAIM", 1, "");
    var at = "/v1/campaigns/" + campaign;
    api.post(at + "/pause", "").is(200);
    api.post(at + "/claims", "{\"buyerId\":\"b1\"}").isProblem(409, "campaign-closed");
    api.post(at + "/resume", "").is(200);
    claim(campaign, "b1");
    api.post(at + "/extend", "{\"budget\":10}").isProblem(409, "cannot-extend", "budget");
    api.post(at + "/extend", "{\"quota\":3}").is(200);
    claim(campaign, "b2");
    api.post(at + "/close", "").is(200);
    api.post(at + "/resume", "").isProblem(409, "campaign-closed");
    assertThat(api.get("/v1/campaigns?limit=1").is(200).json().get("items").size()).isEqualTo(1);
    var closed = api.get("/v1/campaigns?status=CLOSED").is(200).json().get("items");
    assertThat(closed.valueStream().map(one -> one.get("status").asString()))
        .containsOnly("CLOSED");
    api.post("/v1/campaigns/1/pause", "").isProblem(404, "campaign-not-found");
  }

  /// A crowd that is too late leaves no receipts, and hears of an extension by another server soon.
  @Test
  void soldOutIsRememberedForAMoment() {
    var api = shop.admin();
    var campaign = create("CLAIM", 1, "");
    var at = "/v1/campaigns/" + campaign;
    api.post(at + "/claims", "first", "{\"buyerId\":\"b1\"}").is(201);
    api.post(at + "/claims", "{\"buyerId\":\"b2\"}").isProblem(409, "quota-exhausted");
    api.post(at + "/claims", "again", "{\"buyerId\":\"b3\"}").isProblem(409, "quota-exhausted");
    api.post(at + "/claims", "first", "{\"buyerId\":\"b1\"}").is(201);
    try (var other = shop.another()) {
      Api.of(other.baseUrl(), Shop.ADMIN_KEY).post(at + "/extend", "{\"quota\":2}").is(200);
    }
    dev.holdfast.testkit.Await.until(
        "the extension is noticed",
        Duration.ofSeconds(5),
        () -> api.post(at + "/claims", "again", "{\"buyerId\":\"b3\"}").status() == 201);
  }

  @Test
  void codesAreMadeOnceForEachCommandAndUsedOnce() {
    shop.stock("CODED", 10);
    var api = shop.admin();
    var campaign = create("CODES", 10, ",\"perBuyerLimit\":5");
    var at = "/v1/campaigns/" + campaign + "/codes";
    var made = api.post(at, "make", "{\"count\":3}").is(201).json().get("codes");
    assertThat(api.post(at, "make", "{\"count\":3}").is(201).json().get("codes")).isEqualTo(made);
    assertThat(made.get(0)).isNotEqualTo(made.get(1));
    api.post(at, "{\"codes\":[\"SUMMER-2026\"]}").is(201);
    api.post(at, "{}").isProblem(400, "invalid-request");
    api.post(at, "{\"codes\":[\"SUMMER-2026\",\"--A-B--\"]}")
        .isProblem(422, "invalid-value", "codes[1]");

    var claim = "{\"code\":\"%s\",\"buyerId\":\"b1\"}".formatted(made.get(0).asString());
    var coupon = api.post("/v1/codes/claims", claim).is(201).text("couponId");
    assertThat(api.post("/v1/codes/claims", claim).is(201).text("couponId")).isEqualTo(coupon);
    api.post("/v1/codes/claims", claim.replace("b1", "b2")).isProblem(404, "code-not-found");

    var both = ",\"code\":\"%s\",\"couponIds\":[\"%s\"]".formatted(made.get(0).asString(), coupon);
    api.post("/v1/orders", order("CODED", both)).isProblem(409, "coupon-not-usable");

    var order = order("CODED", ",\"code\":\"\u3000summer\u00a02026\\n\"");
    assertThat(api.post("/v1/orders", order).is(201).json().get("discount").longValue())
        .isEqualTo(25);
    api.post("/v1/orders", order).isProblem(409, "coupon-not-usable", "code");
    api.post("/v1/orders", order("CODED", ",\"code\":\"NO-SUCH-CODE\""))
        .isProblem(422, "unknown-code", "code");
    api.post("/v1/campaigns/" + campaign + "/claims", "{\"buyerId\":\"b1\"}")
        .isProblem(409, "wrong-grant");
    var other = create("CODES", 10, "");
    api.post("/v1/campaigns/" + other + "/codes", "{\"codes\":[\"SUMMER-2026\"]}")
        .isProblem(409, "code-taken");
  }

  @Test
  void onlyTheInvitedMayClaimFromAList() {
    var campaign = create("CLAIM", 5, ",\"audience\":\"LIST\"");
    var api = shop.admin();
    var at = "/v1/campaigns/" + campaign;
    api.post(at + "/claims", "{\"buyerId\":\"b1\"}").isProblem(409, "buyer-not-eligible");
    api.post(at + "/buyers", "{\"buyers\":[\"b1\",\"b2\"]}").is(200);
    claim(campaign, "b1");
  }

  @Test
  void badCampaignsAreRefusedByField() {
    var api = shop.admin();
    api.post("/v1/campaigns", campaign("CLAIM", 5, ",\"cap\":3"))
        .isProblem(422, "invalid-value", "cap");
    api.post("/v1/campaigns", campaign("EVENT", 5, "")).isProblem(422, "invalid-value", "trigger");
    api.post("/v1/campaigns", campaign("CLAIM", 5, ",\"budget\":24"))
        .isProblem(422, "invalid-value", "budget");
    api.post("/v1/campaigns", campaign("CLAIM", 5, ",\"timeZone\":\"Mars/Olympus\""))
        .isProblem(422, "invalid-value", "timeZone");
    api.post("/v1/campaigns", campaign("CLAIM", 5, ",\"endsAt\":\"2020-01-01T00:00:00Z\""))
        .isProblem(422, "campaign-over", "endsAt");
  }
}
