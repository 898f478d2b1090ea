package dev.holdfast.embedded;

import org.jspecify.annotations.Nullable;

/// PostgreSQL could not be started. Trying again does not help; the message says what would.
public class EmbeddedPostgresException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public EmbeddedPostgresException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  public EmbeddedPostgresException(String message) {
    this(message, null);
  }
}
