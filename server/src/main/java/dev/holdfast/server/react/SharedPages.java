package dev.holdfast.server.react;

import dev.holdfast.kernel.Journal;
import dev.holdfast.kernel.JournalEntry;
import dev.holdfast.kernel.JournalPage;
import dev.holdfast.kernel.Position;
import dev.holdfast.kernel.Share;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// A journal whose pages are read once for all shares: their readers stand at the same places as a
/// rule, and what is settled does not change. Thread-safe.
final class SharedPages implements Journal {
  private static final int REMEMBERED = 4;

  private final Journal journal;

  /// The newest first; guarded by this.
  private final Deque<Known> known = new ArrayDeque<>();

  /// A page of all entries of an aggregate's kind.
  private record Known(Position from, Share whole, int limit, JournalPage page) {}

  SharedPages(Journal journal) {
    this.journal = journal;
  }

  /// A page that another share's reader has met may end before the journal does: the next one
  /// begins there.
  @Override
  public JournalPage page(Position position, Share share, int limit) {
    var whole = whole(position, new Share(share.aggregate(), 0, 1), limit);
    return new JournalPage(whole.entries().stream().filter(share::has).toList(), whole.end());
  }

  /// Who comes while it is being read waits for it.
  private synchronized JournalPage whole(Position from, Share whole, int limit) {
    for (var one : known) {
      if (one.from.equals(from) && one.whole.equals(whole) && one.limit == limit) return one.page;
    }
    var page = journal.page(from, whole, limit);
    if (page.end().equals(from)) return page;
    known.addFirst(new Known(from, whole, limit, page));
    if (known.size() > REMEMBERED) known.removeLast();
    return page;
  }

  @Override
  public List<JournalEntry> after(Position position, int limit) {
    return journal.after(position, limit);
  }

  @Override
  public Lag lag(Position position) {
    return journal.lag(position);
  }

  @Override
  public Optional<Position> claim(String reader, String holder, Duration lease) {
    return journal.claim(reader, holder, lease);
  }

  @Override
  public boolean advance(String reader, String holder, Position from, Position to, Duration lease) {
    return journal.advance(reader, holder, from, to, lease);
  }

  @Override
  public void release(String reader, String holder) {
    journal.release(reader, holder);
  }
}
