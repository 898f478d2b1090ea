package dev.holdfast.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A back end's key, without its secret.
///
/// @param name unique, also among revoked keys
/// @param scopes what it may do
/// @param rotatedAt when it last got another secret
/// @param revokedAt null while it is good
/// @param version number of its last journal entry
public record ApiKey(
    String id,
    String name,
    List<String> scopes,
    Instant createdAt,
    @Nullable Instant rotatedAt,
    @Nullable Instant revokedAt,
    long version) {

  /// A key with its secret: told once, never stored.
  public record Issued(ApiKey key, String secret) {
    /// Without the secret, so that it can be logged.
    @Override
    public String toString() {
      return "Issued[key=" + key + "]";
    }
  }
}
