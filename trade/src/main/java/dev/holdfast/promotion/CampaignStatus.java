package dev.holdfast.promotion;

/// Whether a campaign gives coupons out. Those that are out stay good whatever happens to it.
public enum CampaignStatus {
  ACTIVE,
  /// Not for now.
  PAUSED,
  /// Never again.
  CLOSED
}
