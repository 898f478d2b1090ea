package dev.holdfast.promotion;

/// How many of a campaign's coupons a buyer has had.
///
/// @param invited whether the buyer is on the campaign's list
/// @param issued ever; numbers the next one
/// @param revoked of those
/// @param day the last day on which there was one, see [Period#dayOf]
/// @param today how many there were, on that day
/// @param version how often it has changed
public record Allotment(
    boolean invited, long issued, long revoked, long day, long today, long version) {
  static final Allotment NONE = new Allotment(false, 0, 0, 0, 0, 0);

  long on(long asked) {
    return asked == day ? today : 0;
  }

  /// Those that count.
  long counted() {
    return issued - revoked;
  }

  Allotment issue(long on) {
    return new Allotment(invited, issued + 1, revoked, on, on(on) + 1, version + 1);
  }

  Allotment revoke() {
    return new Allotment(invited, issued, revoked + 1, day, today, version + 1);
  }

  Allotment invite() {
    return new Allotment(true, issued, revoked, day, today, version + 1);
  }
}
