package dev.holdfast.promotion;

import dev.holdfast.kernel.Context;
import dev.holdfast.kernel.Needs;
import dev.holdfast.kernel.Workspace;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Whether a campaign has a coupon for a buyer, and giving it out. Wants the campaign and the
/// buyer's allotment locked. Confined to a decision.
public final class Issuing {
  private final Campaign campaign;
  private final String buyerId;
  private final Workspace workspace;
  private final Context context;

  public Issuing(Campaign campaign, String buyerId, Workspace workspace, Context context) {
    this.campaign = campaign;
    this.buyerId = buyerId;
    this.workspace = workspace;
    this.context = context;
  }

  /// The rows that it needs.
  public static void needs(long campaign, String buyerId, Needs needs) {
    needs.lock(PromotionTables.CAMPAIGN, campaign);
    needs.lock(PromotionTables.ALLOTMENT, new OfBuyer(campaign, buyerId));
  }

  /// @param at when what earns it happened: now, or, of a grant, before
  /// @param newBuyer whether no order but the one that earns it was paid before
  public @Nullable Denial denial(Instant at, boolean newBuyer) {
    if (campaign.status() != CampaignStatus.ACTIVE || !campaign.period().contains(at)) {
      return Denial.CAMPAIGN_CLOSED;
    }
    var allotment = allotment();
    if (!eligible(allotment, newBuyer)) return Denial.BUYER_NOT_ELIGIBLE;
    long day = campaign.period().dayOf(context.now());
    var limits = campaign.limits();
    if (reached(limits.perBuyer(), allotment.counted())
        || reached(limits.perBuyerAndDay(), allotment.on(day))) {
      return Denial.BUYER_LIMIT_REACHED;
    }
    return campaign.remaining() == 0 || reached(limits.perDay(), campaign.tally().on(day))
        ? Denial.QUOTA_EXHAUSTED
        : null;
  }

  private boolean eligible(Allotment allotment, boolean newBuyer) {
    return switch (campaign.audience()) {
      case ALL -> true;
      case LIST -> allotment.invited();
      case FIRST_ORDER -> newBuyer;
    };
  }

  private static boolean reached(@Nullable Long limit, long count) {
    return limit != null && count >= limit;
  }

  private Allotment allotment() {
    return new CouponLedger(workspace).allotment(new OfBuyer(campaign.id(), buyerId));
  }

  /// Gives it out, after [#denial] had nothing against it.
  ///
  /// @param grant what earned it, null when the buyer asked for it
  /// @param earnedBy the order that did
  public Coupon issue(@Nullable GrantKey grant, @Nullable Long earnedBy) {
    return new CouponLedger(workspace).issue(campaign, buyerId, grant, earnedBy, context);
  }
}
