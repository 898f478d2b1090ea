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
  MISDIRECTED,
  /// Tried for a month in vain: a person has to look.
  GIVEN_UP;

  /// Whether it has not had its effect: it is looked at again by itself, or by a person.
  public boolean isOpen() {
    return this != DONE && this != IRRELEVANT;
  }
}
