package dev.holdfast.order;

import dev.holdfast.promotion.AddCodes;
import dev.holdfast.promotion.Audience;
import dev.holdfast.promotion.Benefit;
import dev.holdfast.promotion.BenefitKind;
import dev.holdfast.promotion.Campaign;
import dev.holdfast.promotion.ClaimCoupon;
import dev.holdfast.promotion.Coupon;
import dev.holdfast.promotion.CreateCampaign;
import dev.holdfast.promotion.Earning;
import dev.holdfast.promotion.GrantMode;
import dev.holdfast.promotion.Limits;
import dev.holdfast.promotion.PromotionTables;
import dev.holdfast.promotion.Stacking;
import dev.holdfast.promotion.Trigger;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The campaigns of a [Shop], in short words, each of which must succeed.
public final class Promotions {
  private final Shop shop;

  public Promotions(Shop shop) {
    this.shop = shop;
  }

  public static Benefit fixed(long amount) {
    return new Benefit(BenefitKind.FIXED, amount, null, null, null, null);
  }

  public static Benefit percent(long basisPoints, @Nullable Long cap) {
    return new Benefit(BenefitKind.PERCENT, null, basisPoints, cap, null, null);
  }

  public static Benefit freeItem(String sku) {
    return new Benefit(BenefitKind.FREE_ITEM, null, null, null, null, sku);
  }

  public static Limits quota(long quota) {
    return new Limits(quota, null, null, null, null);
  }

  public static Earning by(GrantMode mode) {
    return new Earning(mode, null, null);
  }

  public static Earning by(Trigger trigger) {
    return new Earning(GrantMode.EVENT, trigger, null);
  }

  public long create(
      Benefit benefit,
      Stacking stacking,
      Limits limits,
      @Nullable Long validSeconds,
      Audience audience,
      Earning earning) {
    var command =
        new CreateCampaign(
            "Summer",
            "GBP",
            benefit,
            stacking,
            limits,
            null,
            null,
            null,
            validSeconds,
            audience,
            earning);
    return Long.parseLong(
        shop.decide(CreateCampaign.CampaignCreated.class, command).campaign().id());
  }

  /// Of 1.00 each, one for each buyer.
  public long onePerBuyer(long quota, Audience audience, GrantMode mode) {
    var limits = new Limits(quota, null, 1L, null, null);
    return create(fixed(100), Stacking.EXCLUSIVE, limits, null, audience, by(mode));
  }

  /// One that stacks, for everybody, to be claimed, as many as you like.
  public long create(Benefit benefit) {
    var limits = new Limits(1_000, null, 1_000L, null, null);
    return create(benefit, Stacking.STACKABLE, limits, null, Audience.ALL, by(GrantMode.CLAIM));
  }

  public void codes(long campaign, List<UUID> hashes) {
    shop.decide(AddCodes.CodesAdded.class, new AddCodes(campaign, hashes));
  }

  public long claim(long campaign, String buyer) {
    var claimed = shop.decide(ClaimCoupon.CouponClaimed.class, new ClaimCoupon(campaign, buyer));
    return Long.parseLong(claimed.coupon().couponId());
  }

  public Campaign campaign(long id) {
    return Objects.requireNonNull(shop.rows(PromotionTables.CAMPAIGN).get(id));
  }

  public Coupon coupon(long id) {
    return Objects.requireNonNull(shop.rows(PromotionTables.COUPON).get(id));
  }
}
