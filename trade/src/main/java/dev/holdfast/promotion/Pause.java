package dev.holdfast.promotion;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The time in which a campaign that had started gave nothing out: while it was paused, or over
/// before its end was moved. Several are one, from where the first begins to where the last ends.
///
/// @param to null until the campaign is resumed, or its end, that had passed, is moved
public record Pause(Instant from, @Nullable Instant to) {
  boolean contains(Instant at) {
    return !at.isBefore(from) && (to == null || at.isBefore(to));
  }
}
