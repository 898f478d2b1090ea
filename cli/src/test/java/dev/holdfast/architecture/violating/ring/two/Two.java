package dev.holdfast.architecture.violating.ring.two;

import dev.holdfast.architecture.violating.ring.one.One;
import org.jspecify.annotations.Nullable;

/// The other half.
public record Two(@Nullable One one) {}
