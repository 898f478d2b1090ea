package dev.holdfast.payment;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The side of a payment that lives at an online provider.
///
/// @param providerId the provider's own id, null until it is known
/// @param params what the buyer needs to pay: a URL, a QR code's text; empty until it is known
/// @param expiresAt until when the provider takes the money, as it was told
/// @param closesAt from then on it is closed at the provider, unless its money is there by then:
///   `expiresAt`, or sooner when it is not wanted any more
public record AtProvider(
    @Nullable String providerId,
    SortedMap<String, String> params,
    Instant expiresAt,
    Instant closesAt) {
  public AtProvider {
    params = Collections.unmodifiableSortedMap(new TreeMap<>(params));
  }

  /// Nothing is known of it yet.
  static AtProvider intended(Instant expiresAt) {
    return new AtProvider(null, new TreeMap<>(), expiresAt, expiresAt);
  }

  /// The provider has it. What it does not say stays.
  AtProvider ready(@Nullable String id, SortedMap<String, String> with) {
    return new AtProvider(
        id == null ? providerId : id, with.isEmpty() ? params : with, expiresAt, closesAt);
  }

  /// It is not wanted any more.
  AtProvider closing(Instant now) {
    return new AtProvider(providerId, params, expiresAt, now);
  }
}
