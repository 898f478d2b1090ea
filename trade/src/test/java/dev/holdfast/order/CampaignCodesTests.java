package dev.holdfast.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kernel.Outcome;
import dev.holdfast.promotion.AddCodes;
import dev.holdfast.promotion.AddCodes.CodesAdded;
import dev.holdfast.promotion.Audience;
import dev.holdfast.promotion.BuyerLimitReached;
import dev.holdfast.promotion.BuyerNotEligible;
import dev.holdfast.promotion.CampaignClosed;
import dev.holdfast.promotion.CampaignEvent;
import dev.holdfast.promotion.CampaignNotFound;
import dev.holdfast.promotion.CampaignStatus;
import dev.holdfast.promotion.ClaimCode;
import dev.holdfast.promotion.ClaimCode.CodeClaimed;
import dev.holdfast.promotion.CodeNotFound;
import dev.holdfast.promotion.GrantMode;
import dev.holdfast.promotion.QuotaExhausted;
import dev.holdfast.promotion.SteerCampaign;
import dev.holdfast.promotion.WrongGrant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Codes: added once, worth one coupon of one buyer.
class CampaignCodesTests extends PromotionScene {
  private static final UUID ONE = new UUID(0, 1);
  private static final UUID TWO = new UUID(0, 2);

  CampaignCodesTests() {
    super(100);
  }

  private Outcome claimCode(UUID code, String buyer) {
    return shop.decide(new ClaimCode(code, buyer));
  }

  @Test
  void codesAreAddedOnceAndCounted() {
    long campaign = promotions.onePerBuyer(5, Audience.ALL, GrantMode.CODES);
    var id = Long.toString(campaign);
    assertThat(shop.decide(new AddCodes(campaign, List.of(ONE, TWO))))
        .isEqualTo(new CodesAdded(id, 2));
    assertThat(shop.decide(new AddCodes(campaign, List.of(TWO)))).isEqualTo(new CodesAdded(id, 0));
    assertThat(promotions.campaign(campaign).version()).isEqualTo(2);
    assertThat(shop.journal().stream().map(written -> written.entry().event()))
        .contains(new CampaignEvent.CodesAdded(2))
        .doesNotContain(new CampaignEvent.CodesAdded(0));
    long other = promotions.onePerBuyer(5, Audience.ALL, GrantMode.CODES);
    assertThat(shop.decide(new AddCodes(other, List.of(new UUID(0, 3), TWO))))
        .isEqualTo(new AddCodes.CodeTaken(Long.toString(other), 1));
    assertThat(claimCode(new UUID(0, 3), "b1")).isEqualTo(new CodeNotFound());
    long claims = promotions.onePerBuyer(5, Audience.ALL, GrantMode.CLAIM);
    assertThat(shop.decide(new AddCodes(claims, List.of(new UUID(0, 4)))))
        .isEqualTo(new WrongGrant(Long.toString(claims), GrantMode.CLAIM));
    assertThat(shop.decide(new AddCodes(7, List.of(ONE)))).isEqualTo(new CampaignNotFound("7"));
    shop.decide(new SteerCampaign(other, CampaignStatus.CLOSED));
    assertThat(shop.decide(new AddCodes(other, List.of(new UUID(0, 5)))))
        .isInstanceOf(CampaignClosed.class);
  }

  @Test
  void aCodeIsOneCouponOfItsFirstBuyer() {
    long campaign = promotions.onePerBuyer(1, Audience.ALL, GrantMode.CODES);
    promotions.codes(campaign, List.of(ONE, TWO));
    var claimed = claimCode(ONE, "b1");
    assertThat(claimed).isInstanceOf(CodeClaimed.class);
    assertThat(claimCode(ONE, "b1")).isEqualTo(claimed);
    assertThat(claimCode(ONE, "b2")).isEqualTo(new CodeNotFound());
    assertThat(claimCode(TWO, "b1")).isInstanceOf(BuyerLimitReached.class);
    assertThat(claimCode(TWO, "b2")).isInstanceOf(QuotaExhausted.class);
    shop.decide(new SteerCampaign(campaign, CampaignStatus.PAUSED));
    assertThat(claimCode(TWO, "b2")).isInstanceOf(CampaignClosed.class);
  }

  @Test
  void aCodeForNewBuyersIsNotForThoseWhoPaidBefore() {
    long campaign = promotions.onePerBuyer(5, Audience.FIRST_ORDER, GrantMode.CODES);
    promotions.codes(campaign, List.of(ONE, TWO));
    assertThat(claimCode(ONE, "b1")).isInstanceOf(CodeClaimed.class);
    var order = desk.place(desk.line("A", 1));
    desk.pay(order.id());
    assertThat(claimCode(TWO, order.buyerId())).isInstanceOf(BuyerNotEligible.class);
  }
}
