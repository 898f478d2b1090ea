package dev.holdfast.store;

import dev.holdfast.promotion.CampaignStatus;
import dev.holdfast.promotion.CampaignView;
import dev.holdfast.promotion.CouponState;
import dev.holdfast.promotion.CouponView;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Campaigns and coupons as callers see them. Thread-safe.
public final class PromotionQueries {
  private static final Cursor CAMPAIGN_LIST = new Cursor("campaigns");
  private static final String CAMPAIGNS = "select " + CampaignRow.COLUMNS + " from campaign";
  private static final String COUPONS = "select " + CouponAdapter.COLUMNS + " from coupon";
  private static final String HOLDERS =
      "select buyer_id, issued from allotment where campaign_id = ? and issued > 0 limit ?";

  private final Reads reads;

  PromotionQueries(Reads reads) {
    this.reads = reads;
  }

  public Optional<CampaignView> campaign(long id) {
    return reads.one(CAMPAIGNS + " where id = ?", CampaignRow::read, id).map(CampaignView::of);
  }

  /// Newest first.
  ///
  /// @param status null for all
  /// @param cursor where the page before said, null for the first
  /// @param limit 1 to [Page#MAX_LIMIT]
  public Page<CampaignView> campaigns(
      @Nullable CampaignStatus status, @Nullable String cursor, int limit) {
    var statuses = status == null ? "APC" : "" + PromotionCodes.STATUS.of(status);
    var found =
        reads.list(
            CAMPAIGNS
                + " where id < ? and position(status::text in ?) > 0 order by id desc limit ?",
            row -> CampaignView.of(CampaignRow.read(row)),
            CAMPAIGN_LIST.number(cursor, Long.MAX_VALUE),
            statuses,
            limit + 1);
    return Page.of(found, limit, CAMPAIGN_LIST, CampaignView::id);
  }

  public Optional<CouponView> coupon(long id) {
    return reads.one(COUPONS + " where id = ?", CouponAdapter::coupon, id).map(CouponView::of);
  }

  /// A buyer's coupons, newest first.
  ///
  /// @param state null for all
  public Page<CouponView> coupons(
      String buyerId, @Nullable CouponState state, @Nullable String cursor, int limit) {
    var list = new Cursor("coupons/" + buyerId);
    var states = state == null ? "IHREV" : "" + PromotionCodes.COUPON.of(state);
    var found =
        reads.list(
            COUPONS
                + " where buyer_id = ? and id < ? and position(state::text in ?) > 0"
                + " order by id desc limit ?",
            row -> CouponView.of(CouponAdapter.coupon(row)),
            buyerId,
            list.number(cursor, Long.MAX_VALUE),
            states,
            limit + 1);
    return Page.of(found, limit, list, CouponView::couponId);
  }

  /// The buyers who have had a coupon of a campaign.
  ///
  /// @param coupons how many they have had
  public record Holders(Set<String> buyers, long coupons) {}

  /// @param limit buyers at most
  public Holders holders(long campaign, int limit) {
    var buyers = new HashSet<String>();
    var coupons = new long[1];
    reads.run(
        new Pipeline()
            .query(
                HOLDERS,
                row -> {
                  buyers.add(row.getString(1));
                  coupons[0] += row.getLong(2);
                },
                campaign,
                limit));
    return new Holders(buyers, coupons[0]);
  }
}
