package dev.holdfast.store;

import java.time.Instant;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// A genuine message of a provider, byte for byte.
///
/// @param messageId the provider's, the same in every repetition
/// @param headers values by lower-case name
/// @param body not copied; nobody changes it
public record Callback(
    String account,
    String messageId,
    Instant receivedAt,
    SortedMap<String, String> headers,
    byte[] body) {
  /// One that is in the inbox.
  ///
  /// @param attempt 1 for the first; also the fence of whoever looks at it
  /// @param age how long it has been here, in milliseconds
  public record Stored(long id, Callback callback, int attempt, long age) {}

  /// What came of looking at it.
  ///
  /// @param subject the payment's or refund's id, null when there is none
  /// @param detail why it waits, or what it was
  /// @param nextMillis when to look again, of those that wait
  public record Settled(
      Stored stored,
      CallbackState state,
      @Nullable Long subject,
      @Nullable String detail,
      long nextMillis) {}

  /// One as people see it, without its bytes.
  public record Summary(
      String id,
      String account,
      String messageId,
      CallbackState state,
      @Nullable String subject,
      @Nullable String detail,
      int attempts,
      int copies,
      Instant receivedAt,
      @Nullable Instant nextAt,
      @Nullable Instant settledAt) {}

  /// One as people see it, with its bytes.
  ///
  /// @param body in Base64
  public record Whole(Summary summary, SortedMap<String, String> headers, String body) {}
}
