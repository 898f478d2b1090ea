package dev.holdfast.client;

import org.jspecify.annotations.Nullable;

/// The server gave no decision within the allowed repetitions: unreachable, overloaded, or it does
/// not know yet. A write may or may not have happened; send it again later with the same
/// idempotency key to learn which. [RefusedException] is the other case: it was decided, repeating
/// it is pointless.
public class HoldfastException extends RuntimeException {
  public HoldfastException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
