package dev.holdfast.provider;

import java.time.Duration;

/// On which terms a provider's account is used.
///
/// @param window how long a buyer may take to pay
/// @param firstQuery how long after a payment was opened its provider is asked for the first time;
///   later the pauses grow with its age
/// @param longestPause between two questions about the same payment or refund
/// @param callsPerSecond that all servers together make at most; openings, for which a buyer waits,
///   are not counted
/// @param callsAtOnce that a server has under way at most
public record Terms(
    Duration window,
    Duration firstQuery,
    Duration longestPause,
    int callsPerSecond,
    int callsAtOnce) {
  public static final Terms STANDARD =
      new Terms(Duration.ofMinutes(5), Duration.ofSeconds(30), Duration.ofMinutes(10), 20, 32);

  public Terms {
    if (window.isNegative()
        || !firstQuery.isPositive()
        || longestPause.compareTo(firstQuery) < 0
        || callsPerSecond < 1
        || callsAtOnce < 1) {
      throw new IllegalArgumentException(
          "window %s, first query after %s, longest pause %s, %d calls a second, %d at once"
              .formatted(window, firstQuery, longestPause, callsPerSecond, callsAtOnce));
    }
  }

  public Terms withWindow(Duration other) {
    return new Terms(other, firstQuery, longestPause, callsPerSecond, callsAtOnce);
  }

  public Terms withFirstQuery(Duration other) {
    return new Terms(window, other, longestPause, callsPerSecond, callsAtOnce);
  }

  /// How long to wait before asking again: half of the age, so that each pause is half as long
  /// again as the one before, but never shorter than the first nor longer than the longest.
  ///
  /// @param age of what is asked about
  /// @param chance from 0 to 1: shortens the pause by up to a tenth, lest all ask at once
  public Duration pause(Duration age, double chance) {
    var grown = age.dividedBy(2);
    if (grown.compareTo(firstQuery) < 0) grown = firstQuery;
    if (grown.compareTo(longestPause) > 0) grown = longestPause;
    return Duration.ofMillis(Math.round(grown.toMillis() * (1 - chance / 10)));
  }
}
