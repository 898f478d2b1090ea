package dev.holdfast.client;

import java.util.UUID;

/// The id of a write: the same key sent again is answered with the first answer and changes
/// nothing. Derive it from what the write stands for (`checkout-4711`), so that a crashed caller
/// can come back with the same one; [#random()] serves where losing the key with the process is
/// fine.
///
/// @param value 1 to 255 visible ASCII characters, no blanks, unique among the keys of one API key
public record IdempotencyKey(String value) {
  private static final int MAX_LENGTH = 255;

  public IdempotencyKey {
    if (value.isEmpty()
        || value.length() > MAX_LENGTH
        || !value.chars().allMatch(c -> c > 32 && c < 127)) {
      throw new IllegalArgumentException("not 1 to 255 visible ASCII characters: " + value);
    }
  }

  public static IdempotencyKey of(String value) {
    return new IdempotencyKey(value);
  }

  /// A new key that nobody used before.
  public static IdempotencyKey random() {
    return new IdempotencyKey(UUID.randomUUID().toString());
  }
}
