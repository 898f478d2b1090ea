package dev.holdfast.cli.chaos;

import org.jspecify.annotations.Nullable;

/// The run could not be made, so nothing is proved either way.
public final class ChaosFailedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  ChaosFailedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
