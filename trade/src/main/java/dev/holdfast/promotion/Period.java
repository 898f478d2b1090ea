package dev.holdfast.promotion;

import dev.holdfast.kernel.InvalidCommand;
import dev.holdfast.stock.Bounds;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// When a campaign gives coupons out, and for how long they are good.
///
/// @param startsAt from here on
/// @param endsAt before this; null for no end
/// @param zone IANA name of the time zone whose days count, e.g. `Asia/Shanghai`
/// @param validSeconds how long a coupon is good; until `endsAt` when null
/// @param pause in between; null when there was none
public record Period(
    Instant startsAt,
    @Nullable Instant endsAt,
    String zone,
    @Nullable Long validSeconds,
    @Nullable Pause pause) {
  public static final long MAX_VALID_SECONDS = 10L * 366 * 24 * 60 * 60;

  public Period {
    Bounds.present("startsAt", startsAt);
    if (endsAt != null && !endsAt.isAfter(startsAt)) {
      throw new InvalidCommand("endsAt", "is not after startsAt");
    }
    zoneOf(zone);
    if (validSeconds != null) Bounds.within("validSeconds", validSeconds, 1, MAX_VALID_SECONDS);
  }

  /// One without a pause.
  public Period(
      Instant startsAt, @Nullable Instant endsAt, String zone, @Nullable Long validSeconds) {
    this(startsAt, endsAt, zone, validSeconds, null);
  }

  static ZoneId zoneOf(String zone) {
    try {
      return ZoneId.of(Bounds.text("timeZone", zone, Bounds.MAX_CODE));
    } catch (DateTimeException e) {
      throw new InvalidCommand("timeZone", "is no time zone, such as Asia/Shanghai");
    }
  }

  /// Days since 1970 on the campaign's calendar.
  long dayOf(Instant at) {
    return LocalDate.ofInstant(at, zoneOf(zone)).toEpochDay();
  }

  boolean contains(Instant at) {
    return !at.isBefore(startsAt) && (endsAt == null || at.isBefore(endsAt));
  }

  /// Whether it was paused then, or over before it went on.
  public boolean paused(Instant at) {
    return pause != null && pause.contains(at);
  }

  Period pausedFrom(Instant at) {
    var from = pause == null || at.isBefore(pause.from()) ? at : pause.from();
    return new Period(startsAt, endsAt, zone, validSeconds, new Pause(from, null));
  }

  Period pausedTo(Instant to) {
    return pause == null
        ? this
        : new Period(startsAt, endsAt, zone, validSeconds, new Pause(pause.from(), to));
  }

  /// The same with another end. What is over goes on from now.
  Period endingAt(Instant end, Instant now) {
    if (endsAt == null || endsAt.isAfter(now)) {
      return new Period(startsAt, end, zone, validSeconds, pause);
    }
    var gap = pausedFrom(endsAt).pausedTo(now).pause;
    return new Period(startsAt, end, zone, validSeconds, gap);
  }

  /// When a coupon that is given out now ends, null for never.
  @Nullable Instant couponEnd(Instant now) {
    return validSeconds == null ? endsAt : now.plusSeconds(validSeconds);
  }
}
