package dev.holdfast.architecture.violating.order;

import dev.holdfast.architecture.violating.server.Spring;
import java.nio.file.Path;
import java.time.Instant;

/// A decision that looks at the clock, holds a file, and points upwards.
public record Restless(Path file, Spring server) {
  Instant decide() {
    return Instant.now();
  }
}
