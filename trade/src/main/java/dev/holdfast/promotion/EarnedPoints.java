package dev.holdfast.promotion;

/// What an order has earned, once; guarded by the order's lock.
///
/// @param earned points
/// @param base minor units that it was earned for: what was due then
/// @param takenBack points that were taken back since, because less is due
public record EarnedPoints(long order, long wallet, long earned, long base, long takenBack) {
  public EarnedPoints {
    if (earned < 1 || base < 1 || takenBack < 0 || takenBack > earned) {
      throw new IllegalArgumentException(
          "order %d: earned %d, taken back %d".formatted(order, earned, takenBack));
    }
  }

  /// What would have to be taken back by now: in proportion to what is not due any more.
  ///
  /// @param due minor units
  public long excess(long due) {
    long less = base - Math.min(due, base);
    return Math.max(0, Proportion.of(earned, less, base) - takenBack);
  }

  public EarnedPoints takeBack(long points) {
    return new EarnedPoints(order, wallet, earned, base, takenBack + points);
  }
}
