package dev.holdfast.architecture.violating.ring.one;

import dev.holdfast.architecture.violating.ring.two.Two;
import org.jspecify.annotations.Nullable;

/// Half of a cycle of packages.
public record One(@Nullable Two two) {}
