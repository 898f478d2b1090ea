package dev.holdfast.store;

/// Where a provider's message stands.
public enum CallbackState {
  /// Stored and acknowledged; nobody has looked at it yet.
  NEW,
  /// About something that is not here, or not yet: tried again.
  PARKED,
  /// Not to be understood by this version: tried again.
  UNREADABLE,
  /// It has had its effect.
  DONE,
  /// About nothing that we follow.
  IRRELEVANT,
  /// Meant for another merchant or app: a person has to look.
  MISDIRECTED;

  /// Whether it is looked at again by itself.
  public boolean waits() {
    return this == NEW || this == PARKED || this == UNREADABLE;
  }
}
