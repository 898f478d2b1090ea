package dev.holdfast.promotion;

/// How a campaign's coupons reach buyers.
public enum GrantMode {
  /// A buyer asks for one.
  CLAIM,
  /// An order earns one.
  EVENT,
  /// Whoever has a code gets one for it.
  CODES
}
