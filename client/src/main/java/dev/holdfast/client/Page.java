package dev.holdfast.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A part of a list.
///
/// @param nextCursor where the next part starts; null after the last
public record Page<T>(List<T> items, @Nullable String nextCursor) {}
