package dev.holdfast.server.react;

import dev.holdfast.kernel.Entry;
import dev.holdfast.kernel.JournalEntry;
import java.util.List;

/// What is done about journal entries. Each may come again, so what it does has natural keys.
/// Thread-safe.
public interface Reaction {
  /// The reader's name: part of its durable cursors.
  String name();

  /// The kind of aggregate whose entries it wants.
  String aggregate();

  /// Whether an entry that a lane has just committed may ask for something: then it is read at
  /// once, else by and by. Called on the lane's thread: be quick.
  default boolean wants(Entry entry) {
    return true;
  }

  /// Whether an entry may ask for something; the others are passed over.
  default boolean wants(JournalEntry entry) {
    return true;
  }

  /// Does what the entries, all of them wanted, ask for, or as much of it as can be done.
  ///
  /// @return those that could not be handled for a reason of their own, to be tried again later
  /// @throws NotNow when nothing could, e.g. while the database is away: all of them come again
  List<Failure> react(List<JournalEntry> entries);

  /// @param reason for people
  record Failure(JournalEntry entry, String reason) {}

  /// The time is not good for any of the entries.
  final class NotNow extends RuntimeException {
    private static final long serialVersionUID = 1;

    public NotNow(String message) {
      super(message);
    }
  }
}
