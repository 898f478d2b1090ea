package dev.holdfast.kernel;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/// The first 128 bits of SHA-256, in the shape of a UUID because databases keep that in 16 bytes.
final class Digest {
  private Digest() {}

  /// @param parts hashed in turn with a zero byte between them
  static UUID of(byte[]... parts) {
    var sha = sha256();
    for (int i = 0; i < parts.length; i++) {
      if (i > 0) sha.update((byte) 0);
      sha.update(parts[i]);
    }
    var hash = sha.digest();
    return new UUID(bigEndian(hash, 0), bigEndian(hash, Long.BYTES));
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static long bigEndian(byte[] bytes, int from) {
    long value = 0;
    for (int i = from; i < from + Long.BYTES; i++) value = value << 8 | bytes[i] & 0xff;
    return value;
  }
}
