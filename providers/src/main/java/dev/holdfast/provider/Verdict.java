package dev.holdfast.provider;

/// Whose bytes a callback is.
public sealed interface Verdict {
  /// The provider's.
  record Genuine() implements Verdict {}

  /// The provider's own test whether we look at signatures: to be refused, and no alarm.
  record Probe() implements Verdict {}

  /// Not the provider's, changed on the way, or too old.
  record Forged(String reason) implements Verdict {}
}
