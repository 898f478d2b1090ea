package dev.holdfast.kernel;

import java.time.Duration;

/// What the caller of a command hears.
public sealed interface Reply {
  /// A lane decided; the decision is durable.
  ///
  /// @param replayed the command had been decided before and this is the first answer again
  record Decided(Receipt receipt, boolean replayed) implements Reply {}

  /// The id belongs to another command.
  record KeyReused(CommandId id) implements Reply {}

  /// The same id is being decided right now.
  record InFlight(CommandId id) implements Reply {}

  /// Not decided: the queue is full, or a stranger holds a row the command needs. Nothing is
  /// written; the same id may be sent again.
  record Overloaded(String reason, Duration retryAfter) implements Reply {}

  /// Not decided: the database cannot be reached. Nothing is written.
  record Unavailable(String reason) implements Reply {}

  /// Nobody knows yet whether the commit happened. The same id, sent again, tells.
  record OutcomeUnknown(long transaction) implements Reply {}

  /// The database refused this command's rows by a constraint that no decision had foreseen.
  record Violated(String constraint, String message) implements Reply {}

  /// A bug: the decision or the store failed in a way that nobody expected. Nothing is written.
  record Broken(Throwable cause) implements Reply {}
}
