package dev.holdfast.server.react;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kernel.Journal;
import dev.holdfast.kernel.JournalEntry;
import dev.holdfast.kernel.Position;
import dev.holdfast.kernel.Share;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Pages that are read once for all shares.
class SharedPagesTests {
  private static final int PARTS = 4;

  private final Entries entries = new Entries();
  private final SharedPages pages = new SharedPages(entries);

  /// A journal in memory that counts how often it is read.
  private static final class Entries implements Journal {
    final List<JournalEntry> all = new ArrayList<>();
    int reads;

    void add(long id) {
      var at = new Position(all.size() + 1, 0);
      var entry = new JournalEntry(at, Instant.EPOCH, "order", id, 1, "placed", "a", null, "{}");
      all.add(entry);
    }

    @Override
    public List<JournalEntry> after(Position position, int limit) {
      reads++;
      return all.stream()
          .filter(entry -> entry.position().compareTo(position) > 0)
          .limit(limit)
          .toList();
    }

    @Override
    public Lag lag(Position position) {
      return new Lag(0, Duration.ZERO);
    }

    @Override
    public Optional<Position> claim(String reader, String holder, Duration lease) {
      return Optional.of(Position.START);
    }

    @Override
    public boolean advance(
        String reader, String holder, Position from, Position to, Duration lease) {
      return true;
    }

    @Override
    public void release(String reader, String holder) {}
  }

  private List<Long> read(int part, int limit) {
    var ids = new ArrayList<Long>();
    var from = Position.START;
    while (true) {
      var page = pages.page(from, new Share("order", part, PARTS), limit);
      if (page.end().equals(from)) return ids;
      page.entries().forEach(entry -> ids.add(entry.id()));
      from = page.end();
    }
  }

  @Test
  void eachShareGetsItsOwnAndAllOfIt() {
    for (long id = 0; id < 20; id++) entries.add(id);
    for (int part = 0; part < PARTS; part++) {
      long own = part;
      assertThat(read(part, 7)).hasSize(5).allSatisfy(id -> assertThat(id % PARTS).isEqualTo(own));
    }
    assertThat(entries.reads).as("three pages once, the empty end by each").isEqualTo(3 + PARTS);
  }

  @Test
  void whatComesLaterIsRead() {
    entries.add(1);
    assertThat(read(1, 100)).containsExactly(1L);
    entries.add(5);
    assertThat(read(1, 100)).containsExactly(1L, 5L);
    assertThat(read(1, 100)).containsExactly(1L, 5L);
  }

  @Test
  void pagesOfOtherSizesOrKindsAreOthers() {
    for (long id = 0; id < 4; id++) entries.add(id);
    assertThat(pages.page(Position.START, Share.ALL, 2).entries()).hasSize(2);
    assertThat(pages.page(Position.START, Share.ALL, 3).entries()).hasSize(3);
    assertThat(pages.page(Position.START, new Share("sku", 0, 1), 3).entries()).isEmpty();
  }
}
