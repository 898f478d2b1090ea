package dev.holdfast.store;

/// The database is reachable but must not be used as it is; the message says what to change.
public final class DatabaseRefused extends RuntimeException {
  private static final long serialVersionUID = 1;

  public DatabaseRefused(String message) {
    super(message);
  }

  public DatabaseRefused(String message, Throwable cause) {
    super(message, cause);
  }
}
