package dev.holdfast.promotion;

import dev.holdfast.kernel.Table;
import java.util.UUID;

/// The promotion tables with their places in the lock order: between the orders and the stock, the
/// hot campaign last of those that are locked, and after it what its lock guards; likewise points.
public final class PromotionTables {
  public static final Table<UUID, Code> CODE = Table.ranked("coupon_code", 12);
  public static final Table<Long, Coupon> COUPON = Table.ranked("coupon", 14);
  public static final Table<Long, Campaign> CAMPAIGN =
      Table.<Long, Campaign>ranked("campaign", 16).inherited();
  public static final Table<OfBuyer, Allotment> ALLOTMENT = Table.ranked("allotment", 17);

  /// The coupon that a key has earned; read under the campaign's lock, written with the coupon.
  public static final Table<GrantKey, Long> GRANT = Table.ranked("coupon_grant", 18);

  /// By currency: the shop's accounts. Hot, and the lock under which wallets are made.
  public static final Table<String, PointsRule> POINTS_RULE =
      Table.<String, PointsRule>ranked("points_rule", 22).inherited();

  public static final Table<OfWallet, Wallet> WALLET = Table.ranked("points_wallet", 23);

  /// By order, under the order's lock.
  public static final Table<Long, EarnedPoints> EARNED_POINTS = Table.ranked("points_earned", 24);

  /// Only added to, under the wallet's lock; never loaded.
  public static final Table<OfTransfer, PointsTransfer> TRANSFER =
      Table.ranked("points_transfer", 25);

  private PromotionTables() {}
}
