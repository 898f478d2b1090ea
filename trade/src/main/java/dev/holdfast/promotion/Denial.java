package dev.holdfast.promotion;

/// Why a campaign gives a buyer no coupon, in order of precedence.
public enum Denial {
  /// It has not started, is paused, over or closed.
  CAMPAIGN_CLOSED,
  /// The buyer is not in its audience.
  BUYER_NOT_ELIGIBLE,
  /// The buyer has had as many as one may have, ever or today.
  BUYER_LIMIT_REACHED,
  /// There are none left, for good or for today.
  QUOTA_EXHAUSTED
}
