package dev.holdfast.kernel;

import java.util.UUID;

/// The id under which a caller may repeat a command and get the first answer again.
///
/// @param caller who sent it (an API key's id, a buyer); scopes the key, so two callers never clash
/// @param key the caller's idempotency key, 1 to 255 characters
public record CommandId(String caller, String key) {
  public static final int MAX_KEY_LENGTH = 255;

  public CommandId {
    if (caller.isEmpty()) throw new IllegalArgumentException("caller is empty");
    if (caller.indexOf('\0') >= 0) throw new IllegalArgumentException("caller has a zero in it");
    if (key.isEmpty() || key.length() > MAX_KEY_LENGTH) {
      throw new IllegalArgumentException("key has " + key.length() + " characters, 1 to 255 fit");
    }
  }

  /// The receipt's primary key: 16 bytes in an index, however long caller and key are.
  public UUID digest() {
    return Digest.of(Digest.utf8(caller), Digest.utf8(key));
  }
}
