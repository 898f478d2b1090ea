package dev.holdfast.server.api;

import dev.holdfast.promotion.Audience;
import dev.holdfast.promotion.Benefit;
import dev.holdfast.promotion.BenefitKind;
import dev.holdfast.promotion.ClaimCode;
import dev.holdfast.promotion.ClaimCoupon;
import dev.holdfast.promotion.CreateCampaign;
import dev.holdfast.promotion.Earning;
import dev.holdfast.promotion.ExtendCampaign;
import dev.holdfast.promotion.GrantCoupon;
import dev.holdfast.promotion.GrantMode;
import dev.holdfast.promotion.InviteBuyers;
import dev.holdfast.promotion.Limits;
import dev.holdfast.promotion.Period;
import dev.holdfast.promotion.RevokeCoupon;
import dev.holdfast.promotion.Stacking;
import dev.holdfast.promotion.Trigger;
import dev.holdfast.server.access.Caller;
import dev.holdfast.server.access.Scope;
import dev.holdfast.server.json.Fields;
import dev.holdfast.server.json.Range;
import dev.holdfast.server.json.Text;
import dev.holdfast.stock.Bounds;

/// The bodies of requests about campaigns and coupons, as commands.
final class CampaignRequests {
  private static final Range PIECES = new Range(1, Limits.MAX_QUOTA);
  private static final Range MONEY = new Range(1, Bounds.MAX_AMOUNT);
  private static final Range BASIS_POINTS = new Range(1, Benefit.WHOLE);
  private static final Range VALID = new Range(1, Period.MAX_VALID_SECONDS);
  private static final Range BUYERS = new Range(1, InviteBuyers.MAX_BUYERS);

  private CampaignRequests() {}

  /// `{name, kind, currency, amount? | basisPoints? | sku?, cap?, threshold?, stacking?, quota,
  /// budget?, perBuyerLimit?, perDayLimit?, perBuyerAndDayLimit?, startsAt?, endsAt?, timeZone?,
  /// validSeconds?, audience?, grant, trigger?, triggerAmount?}`
  static CreateCampaign create(Fields body) {
    var stacking = body.optionalChoice("stacking", Stacking.class);
    var audience = body.optionalChoice("audience", Audience.class);
    return new CreateCampaign(
        body.text("name", Text.NAME),
        body.text("currency", Text.CURRENCY),
        new Benefit(
            body.choice("kind", BenefitKind.class),
            body.optionalNumber("amount", MONEY),
            body.optionalNumber("basisPoints", BASIS_POINTS),
            body.optionalNumber("cap", MONEY),
            body.optionalNumber("threshold", MONEY),
            body.optionalText("sku", Text.SKU)),
        stacking == null ? Stacking.EXCLUSIVE : stacking,
        new Limits(
            body.number("quota", PIECES),
            body.optionalNumber("budget", MONEY),
            body.optionalNumber("perBuyerLimit", PIECES),
            body.optionalNumber("perDayLimit", PIECES),
            body.optionalNumber("perBuyerAndDayLimit", PIECES)),
        body.optionalTime("startsAt"),
        body.optionalTime("endsAt"),
        body.optionalText("timeZone", Text.NAME),
        body.optionalNumber("validSeconds", VALID),
        audience == null ? Audience.ALL : audience,
        new Earning(
            body.choice("grant", GrantMode.class),
            body.optionalChoice("trigger", Trigger.class),
            body.optionalNumber("triggerAmount", MONEY)));
  }

  /// `{quota?, budget?, endsAt?}`
  static ExtendCampaign extend(Fields body, long campaign) {
    return new ExtendCampaign(
        campaign,
        body.optionalNumber("quota", PIECES),
        body.optionalNumber("budget", MONEY),
        body.optionalTime("endsAt"));
  }

  /// `{buyers}`
  static InviteBuyers invite(Fields body, long campaign) {
    return new InviteBuyers(campaign, body.texts("buyers", BUYERS, Text.BUYER));
  }

  /// `{buyerId?}`
  static ClaimCoupon claim(Fields body, long campaign, Caller caller) {
    return new ClaimCoupon(campaign, OrderRequests.buyer(body, caller, Scope.PROMOTIONS_WRITE));
  }

  /// `{code, buyerId?}`
  static ClaimCode claimCode(Fields body, Caller caller) {
    var hash = CouponCodes.hash("code", body.text("code", CouponCodes.RULE));
    return new ClaimCode(hash, OrderRequests.buyer(body, caller, Scope.PROMOTIONS_WRITE));
  }

  /// `{orderId}`
  static GrantCoupon grant(Fields body, long campaign) {
    var order = body.text("orderId", Text.REFERENCE);
    return new GrantCoupon(campaign, PathId.ORDER.parse(order), true);
  }

  /// `{reason}`
  static RevokeCoupon revoke(Fields body, long coupon) {
    return new RevokeCoupon(coupon, body.text("reason", Text.REASON));
  }
}
