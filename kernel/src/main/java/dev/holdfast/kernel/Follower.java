package dev.holdfast.kernel;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A reader of the journal that remembers how far it came. At least once: a crash between the
/// handler and the cursor repeats the last page, so the handler's effects need natural keys.
/// Several servers may run the same reader; one at a time holds its cursor. Confined to one thread.
public final class Follower {
  private final Journal journal;
  private final String reader;
  private final String holder;
  private final Duration lease;
  private final int page;
  private final Share share;
  private @Nullable Position at;
  private long claimedAt;

  /// @param reader the durable cursor's name
  /// @param holder who reads, unique for each server process
  /// @param lease how long a crashed holder keeps others waiting; longer than two pages take
  /// @param page entries looked through at once
  public Follower(Journal journal, String reader, String holder, Duration lease, int page) {
    this(journal, reader, holder, lease, page, Share.ALL);
  }

  /// @param share the part of the journal that it reads
  public Follower(
      Journal journal, String reader, String holder, Duration lease, int page, Share share) {
    this.journal = journal;
    this.reader = reader;
    this.holder = holder;
    this.lease = lease;
    this.page = page;
    this.share = share;
  }

  /// Handles everything that is settled by now.
  ///
  /// @param handler is given the entries of the share, never none; when it throws, they come again
  /// @return how many entries were looked through; 0 also when another server holds the cursor
  public int poll(Consumer<List<JournalEntry>> handler) {
    int handled = 0;
    while (true) {
      var from = held();
      if (from == null) return handled;
      var found = journal.page(from, share, page);
      if (found.end().equals(from)) return handled;
      if (!found.entries().isEmpty()) handler.accept(found.entries());
      at = null;
      if (!journal.advance(reader, holder, from, found.end(), lease)) return handled;
      hold(found.end());
      handled += Math.max(1, found.entries().size());
    }
  }

  /// Whether it holds the cursor, as far as it knows.
  public boolean holds() {
    return at != null;
  }

  /// How far it came; null when it does not hold the cursor, as far as it knows.
  public @Nullable Position position() {
    return at;
  }

  /// After how long at the latest [#poll] should be called again, to keep the cursor.
  public Duration renewal() {
    return Duration.ofNanos(Math.max(0, claimedAt + lease.toNanos() / 2 - System.nanoTime()));
  }

  /// Lets another server have the cursor.
  public void release() {
    at = null;
    journal.release(reader, holder);
  }

  /// The cursor's place. A claim holds for the lease; it is asked for again when half of that is
  /// over.
  private @Nullable Position held() {
    if (at != null && System.nanoTime() - claimedAt < lease.toNanos() / 2) return at;
    long now = System.nanoTime();
    at = journal.claim(reader, holder, lease).orElse(null);
    claimedAt = now;
    return at;
  }

  private void hold(Position position) {
    at = position;
    claimedAt = System.nanoTime();
  }
}
