package dev.holdfast.cli.replay;

import org.jspecify.annotations.Nullable;

/// The replay cannot go on; the message says why and what to do, in one line.
final class ReplayFailedException extends Exception {
  ReplayFailedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
