package dev.holdfast.kernel;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The journal as its readers see it, and the durable cursors that remember how far they came.
public interface Journal {
  /// The settled entries after `position`, in order, at most `limit`. An entry is settled when no
  /// transaction that could still write before it is open.
  List<JournalEntry> after(Position position, int limit);

  /// A share of the settled entries after `position`, in order.
  ///
  /// @param limit entries to look through, of the share or not
  default JournalPage page(Position position, Share share, int limit) {
    var entries = after(position, limit);
    if (entries.isEmpty()) return new JournalPage(entries, position);
    return new JournalPage(
        entries.stream().filter(share::has).toList(), entries.getLast().position());
  }

  /// How far the reading lags behind the writing.
  Lag lag(Position position);

  /// Takes the reader's cursor for `lease`, creating it at the start of the journal; empty while
  /// another holder has it.
  Optional<Position> claim(String reader, String holder, Duration lease);

  /// Moves the cursor if it still stands at `from` and `holder` still holds it, and prolongs the
  /// lease; false when it does not: somebody else has taken over.
  boolean advance(String reader, String holder, Position from, Position to, Duration lease);

  /// Gives the cursor up, if `holder` holds it.
  void release(String reader, String holder);

  /// @param unread settled entries after the position, counted up to 10,000
  /// @param heldBackFor how long the oldest open transaction has kept entries unsettled, zero when
  ///   none does
  record Lag(long unread, Duration heldBackFor) {}
}
