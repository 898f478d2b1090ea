package dev.holdfast.cli.replay;

import org.jspecify.annotations.Nullable;

/// The file cannot be replayed as it is; the message says which, where and what is wrong with it,
/// in one line.
final class UnreadableFileException extends Exception {
  UnreadableFileException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
