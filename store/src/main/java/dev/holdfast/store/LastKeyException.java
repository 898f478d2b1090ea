package dev.holdfast.store;

/// Nobody could make keys any more without this one.
public final class LastKeyException extends RuntimeException {
  private static final long serialVersionUID = 1;

  LastKeyException(String name) {
    super("key " + name + " is the last of its kind");
  }
}
