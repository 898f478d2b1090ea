package dev.holdfast.store;

import dev.holdfast.order.OrderStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which orders to list; what is null does not matter.
///
/// @param from created at that time or later
/// @param to created before that time
public record OrderFilter(
    @Nullable String buyerId,
    @Nullable OrderStatus status,
    @Nullable Instant from,
    @Nullable Instant to) {
  public static final OrderFilter ALL = new OrderFilter(null, null, null, null);
}
