package dev.holdfast.server.access;

import dev.holdfast.server.json.Json;
import dev.holdfast.server.json.Range;
import dev.holdfast.server.json.Text;
import dev.holdfast.server.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Short-lived tokens bound to one buyer: `hbt_CLAIMS.MAC`, both base64url, where CLAIMS is
/// `{"b":BUYER,"e":EPOCH_SECONDS}` and MAC its HMAC-SHA256 under the secret that all servers of a
/// database share. Thread-safe.
public final class BuyerTokens {
  public static final Duration LONGEST = Duration.ofHours(24);
  private static final String PREFIX = "hbt_";
  private static final String ALGORITHM = "HmacSHA256";
  private static final Range SECONDS = new Range(0, Long.MAX_VALUE);

  private final Supplier<byte[]> secret;
  private final Clock clock;
  private volatile @Nullable SecretKeySpec key;

  /// A token and its end.
  public record Issued(String token, Instant expiresAt) {}

  private record Claims(String buyerId, long expires) {}

  /// @param secret asked for once, when the first token comes along
  public BuyerTokens(Supplier<byte[]> secret, Clock clock) {
    this.secret = secret;
    this.clock = clock;
  }

  static boolean looksLikeOne(String secret) {
    return secret.startsWith(PREFIX);
  }

  /// @param life up to [#LONGEST]
  public Issued issue(String buyerId, Duration life) {
    var expires = clock.instant().plus(life).getEpochSecond();
    var claims = encode(Json.write(Map.of("b", buyerId, "e", expires)));
    return new Issued(PREFIX + claims + "." + encode(mac(claims)), Instant.ofEpochSecond(expires));
  }

  /// Empty when the token is forged, damaged or over.
  Optional<Caller.Buyer> holder(String token) {
    int dot = token.indexOf('.');
    if (dot < 0) return Optional.empty();
    var claims = token.substring(PREFIX.length(), dot);
    var given = token.substring(dot + 1).getBytes(StandardCharsets.US_ASCII);
    var ours = encode(mac(claims)).getBytes(StandardCharsets.US_ASCII);
    return MessageDigest.isEqual(ours, given) ? live(claims) : Optional.empty();
  }

  private Optional<Caller.Buyer> live(String signed) {
    try {
      var claims =
          Json.object(
              Base64.getUrlDecoder().decode(signed),
              fields -> new Claims(fields.text("b", Text.BUYER), fields.number("e", SECONDS)));
      return clock.instant().getEpochSecond() < claims.expires
          ? Optional.of(new Caller.Buyer(claims.buyerId))
          : Optional.empty();
    } catch (ProblemException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private byte[] mac(String claims) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key());
      return mac.doFinal(claims.getBytes(StandardCharsets.US_ASCII));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }

  private SecretKeySpec key() {
    var known = key;
    if (known == null) key = known = new SecretKeySpec(secret.get(), ALGORITHM);
    return known;
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
