package dev.holdfast.kernel;

import org.jspecify.annotations.Nullable;

/// Why a batch did not commit, by what the lane does about it. In all cases but [CommitUnknown]
/// nothing was written.
public abstract sealed class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1;

  StoreException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /// Deadlock, serialization failure, or a receipt committed by another server: run again at once.
  public static final class Contended extends StoreException {
    private static final long serialVersionUID = 1;

    public Contended(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  /// A stranger holds a row longer than the lane waits: go on without the commands that need it.
  public static final class RowsLocked extends StoreException {
    private static final long serialVersionUID = 1;

    public RowsLocked(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  /// No connection, or it was lost before the commit: run again when the database is back.
  public static final class Unreachable extends StoreException {
    private static final long serialVersionUID = 1;

    public Unreachable(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  /// A constraint fired or a value did not fit: find the command that caused it and refuse that.
  public static final class Violation extends StoreException {
    private static final long serialVersionUID = 1;
    private final String constraint;

    /// @param constraint the constraint's name, or the SQL state when there is none
    public Violation(String constraint, String message, @Nullable Throwable cause) {
      super(message, cause);
      this.constraint = constraint;
    }

    public String constraint() {
      return constraint;
    }
  }

  /// The connection died during the commit: ask [Store#statusOf] before anything else.
  public static final class CommitUnknown extends StoreException {
    private static final long serialVersionUID = 1;
    private final long transaction;

    public CommitUnknown(long transaction, @Nullable Throwable cause) {
      super("no answer to the commit of transaction " + transaction, cause);
      this.transaction = transaction;
    }

    public long transaction() {
      return transaction;
    }
  }
}
