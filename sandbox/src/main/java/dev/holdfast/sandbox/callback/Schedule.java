package dev.holdfast.sandbox.callback;

import dev.holdfast.sandbox.ledger.Channel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How long a channel waits before it sends a message again that was not acknowledged.
///
/// @param gaps for each channel, between one send and the next
/// @param speed how many times faster than in real life
public record Schedule(Map<Channel, List<Duration>> gaps, double speed) {
  /// The providers' own, in real time.
  public static final Schedule REAL =
      new Schedule(
          Map.of(
              Channel.ALIPAY, parse("4m,10m,10m,1h,2h,6h,15h"),
              Channel.WECHAT, parse("15s,15s,30s,3m,10m,20m,30m,30m,30m,60m,3h,3h,3h,6h,6h"),
              Channel.STRIPE, parse("5m,30m,2h,5h,10h,12h,12h,12h,12h")),
          1);

  public Schedule {
    if (!(speed > 0)) throw new IllegalArgumentException("the speed must be above 0");
    gaps = Map.copyOf(gaps);
  }

  /// @param text like `15s,3m,6h`
  public static List<Duration> parse(String text) {
    return Arrays.stream(text.split(",", -1)).map(Schedule::duration).toList();
  }

  private static Duration duration(String text) {
    if (!text.matches("\\d{1,6}(ms|s|m|h)")) {
      throw new IllegalArgumentException("a duration is like 500ms, 15s, 3m or 6h, not " + text);
    }
    return text.endsWith("ms")
        ? Duration.ofMillis(Long.parseLong(text.substring(0, text.length() - 2)))
        : Duration.parse("PT" + text);
  }

  public Schedule at(double factor) {
    return new Schedule(gaps, factor);
  }

  public Schedule with(Channel channel, List<Duration> waits) {
    var changed = new EnumMap<>(gaps);
    changed.put(channel, new ArrayList<>(waits));
    return new Schedule(changed, speed);
  }

  /// How long to wait after that many sends; empty when there are no more.
  Optional<Duration> next(Channel channel, int sends) {
    var waits = gaps.getOrDefault(channel, List.of());
    if (sends > waits.size()) return Optional.empty();
    return Optional.of(Duration.ofNanos((long) (waits.get(sends - 1).toNanos() / speed)));
  }
}
