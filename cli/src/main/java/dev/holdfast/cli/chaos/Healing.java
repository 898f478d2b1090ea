package dev.holdfast.cli.chaos;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How long it takes from the provider's success to ours; zero when nothing had to heal.
record Healing(Duration p50, Duration p99) {
  static Healing of(List<? extends @Nullable Duration> times) {
    var sorted = times.stream().filter(Objects::nonNull).sorted(Comparator.naturalOrder()).toList();
    return new Healing(at(sorted, 0.50), at(sorted, 0.99));
  }

  private static Duration at(List<? extends Duration> sorted, double part) {
    if (sorted.isEmpty()) return Duration.ZERO;
    int place = (int) Math.ceil(part * sorted.size()) - 1;
    return sorted.get(Math.max(0, place));
  }
}
