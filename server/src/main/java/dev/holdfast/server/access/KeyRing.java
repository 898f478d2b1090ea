package dev.holdfast.server.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;

/// API keys as requests need them: looked up once in a while, remembered for 5 seconds. So a
/// revocation is obeyed by every server within 5 seconds. What is remembered is under the secret's
/// hash. Thread-safe.
public final class KeyRing {
  public static final Duration MEMORY = Duration.ofSeconds(5);
  private static final int MAX_REMEMBERED = 10_000;

  private final Function<String, Optional<Caller.KeyHolder>> lookup;
  private final Cache<String, Optional<Caller.KeyHolder>> remembered =
      Caffeine.newBuilder().maximumSize(MAX_REMEMBERED).expireAfterWrite(MEMORY).build();

  /// @param lookup finds a key's holder by its secret, in the database
  public KeyRing(Function<String, Optional<Caller.KeyHolder>> lookup) {
    this.lookup = lookup;
  }

  Optional<Caller.KeyHolder> holder(String secret) {
    return remembered.get(hash(secret), hash -> lookup.apply(secret));
  }

  /// Forgets what is remembered, so that a change made here counts here at once.
  public void forget() {
    remembered.invalidateAll();
  }

  private static String hash(String secret) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
