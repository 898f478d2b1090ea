package dev.holdfast.testkit;

import dev.holdfast.kernel.Journal;
import dev.holdfast.kernel.JournalEntry;
import dev.holdfast.kernel.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The journal of a [MemoryDatabase]. Thread-safe.
public final class MemoryJournal implements Journal {
  private static final int COUNTED = 10_000;

  private final MemoryDatabase database;

  /// A durable cursor.
  ///
  /// @param until when the holder's lease ends
  record Cursor(Position position, String holder, Instant until) {}

  MemoryJournal(MemoryDatabase database) {
    this.database = database;
  }

  @Override
  public List<JournalEntry> after(Position position, int limit) {
    synchronized (database) {
      return settledAfter(position).limit(limit).toList();
    }
  }

  @Override
  public Lag lag(Position position) {
    synchronized (database) {
      long unread = settledAfter(position).limit(COUNTED).count();
      boolean held = !database.journal.tailMap(horizon(), true).isEmpty();
      var since = held ? database.open.firstEntry().getValue() : database.now();
      return new Lag(unread, Duration.between(since, database.now()));
    }
  }

  @Override
  public Optional<Position> claim(String reader, String holder, Duration lease) {
    synchronized (database) {
      var now = database.now();
      var cursor = database.cursors.get(reader);
      if (cursor != null && !cursor.holder().equals(holder) && now.isBefore(cursor.until())) {
        return Optional.empty();
      }
      var position = cursor == null ? Position.START : cursor.position();
      database.cursors.put(reader, new Cursor(position, holder, now.plus(lease)));
      return Optional.of(position);
    }
  }

  @Override
  public boolean advance(String reader, String holder, Position from, Position to, Duration lease) {
    synchronized (database) {
      var cursor = database.cursors.get(reader);
      if (cursor == null || !cursor.holder().equals(holder) || !cursor.position().equals(from)) {
        return false;
      }
      database.cursors.put(reader, new Cursor(to, holder, database.now().plus(lease)));
      return true;
    }
  }

  @Override
  public void release(String reader, String holder) {
    synchronized (database) {
      database.cursors.computeIfPresent(
          reader,
          (name, cursor) ->
              cursor.holder().equals(holder)
                  ? new Cursor(cursor.position(), holder, Instant.MIN)
                  : cursor);
    }
  }

  private Stream<JournalEntry> settledAfter(Position position) {
    return database.journal.tailMap(position, false).values().stream()
        .takeWhile(entry -> entry.position().compareTo(horizon()) < 0);
  }

  /// The first position that an open transaction may still write at.
  private Position horizon() {
    return database.open.isEmpty()
        ? new Position(Long.MAX_VALUE, 0)
        : new Position(database.open.firstKey(), 0);
  }
}
