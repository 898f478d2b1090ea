package dev.holdfast.promotion;

/// What has become of a campaign's coupons.
///
/// @param issued those that count against the quota: all but the revoked
/// @param held with an order that is not paid yet
/// @param redeemed with a paid order
/// @param day the last day on which one was issued, see [Period#dayOf]
/// @param today how many were, on that day
/// @param spent minor units that the redeemed ones took off
/// @param changes of all its coupons so far: the sum of their versions
public record Tally(
    long issued,
    long held,
    long redeemed,
    long expired,
    long revoked,
    long day,
    long today,
    long spent,
    long changes) {
  static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0, 0, 0, 0);

  public Tally {
    if (held < 0
        || redeemed < 0
        || expired < 0
        || revoked < 0
        || spent < 0
        || held + redeemed + expired > issued) {
      throw new IllegalArgumentException(
          "issued %d, held %d, redeemed %d, expired %d, revoked %d"
              .formatted(issued, held, redeemed, expired, revoked));
    }
  }

  long on(long asked) {
    return asked == day ? today : 0;
  }

  Tally issue(long on) {
    return new Tally(
        issued + 1, held, redeemed, expired, revoked, on, on(on) + 1, spent, changes + 1);
  }

  /// A coupon went from one state to another.
  ///
  /// @param discount what it takes off when it comes from or goes to `REDEEMED`
  Tally move(CouponState from, CouponState to, long discount) {
    return new Tally(
        issued - one(to, CouponState.REVOKED),
        held + one(to, CouponState.HELD) - one(from, CouponState.HELD),
        redeemed + one(to, CouponState.REDEEMED) - one(from, CouponState.REDEEMED),
        expired + one(to, CouponState.EXPIRED),
        revoked + one(to, CouponState.REVOKED),
        day,
        today,
        spent + discount * (one(to, CouponState.REDEEMED) - one(from, CouponState.REDEEMED)),
        changes + 1);
  }

  private static long one(CouponState state, CouponState counted) {
    return state == counted ? 1 : 0;
  }
}
