package dev.holdfast.sandbox.ledger;

/// Which copy of a message was sent.
public enum Copy {
  GENUINE,
  /// The same once more, uncalled for.
  DUPLICATE,
  /// One bit is not what it was.
  CORRUPT,
  /// Signed with a stranger's key.
  FORGED,
  /// Signed badly on purpose, by the provider.
  PROBE
}
