package dev.holdfast.kernel;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/// A reader of the journal that remembers how far it came. At least once: a crash between the
/// handler and the cursor repeats the last page, so the handler's effects need natural keys.
/// Several servers may run the same reader; one at a time holds its cursor.
public final class Follower {
  private final Journal journal;
  private final String reader;
  private final String holder;
  private final Duration lease;
  private final int page;

  /// @param reader the durable cursor's name
  /// @param holder who reads, unique for each server process
  /// @param lease how long a crashed holder keeps others waiting; longer than one page takes
  /// @param page entries handled at once
  public Follower(Journal journal, String reader, String holder, Duration lease, int page) {
    this.journal = journal;
    this.reader = reader;
    this.holder = holder;
    this.lease = lease;
    this.page = page;
  }

  /// Handles everything that is settled by now.
  ///
  /// @return how many entries were handled; 0 also when another server holds the cursor
  public int poll(Consumer<List<JournalEntry>> handler) {
    var cursor = journal.claim(reader, holder, lease);
    if (cursor.isEmpty()) return 0;
    int handled = 0;
    var from = cursor.get();
    while (true) {
      var entries = journal.after(from, page);
      if (entries.isEmpty()) return handled;
      handler.accept(entries);
      var to = entries.getLast().position();
      if (!journal.advance(reader, holder, from, to, lease)) return handled;
      handled += entries.size();
      from = to;
    }
  }
}
