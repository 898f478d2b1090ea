package dev.holdfast.cli;

import org.jspecify.annotations.Nullable;

/// Ends a verb with a message for the person who typed it: one sentence that names what to do.
public final class VerbException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public VerbException(String message) {
    this(message, null);
  }

  public VerbException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
