package dev.holdfast.server.api;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.holdfast.kernel.JournalEntry;
import dev.holdfast.store.Page;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Journal entries as callers see them.
record JournalPage(List<Entry> items, @Nullable String nextCursor) {
  /// @param data the event, as it is stored
  record Entry(
      String position,
      Instant at,
      String aggregate,
      String aggregateId,
      long version,
      String type,
      String actor,
      @Nullable String command,
      @JsonRawValue String data) {
    static Entry of(JournalEntry entry) {
      return new Entry(
          entry.position().toString(),
          entry.at(),
          entry.aggregate(),
          Long.toString(entry.id()),
          entry.version(),
          entry.type(),
          entry.actor(),
          entry.command(),
          entry.data());
    }
  }

  static JournalPage of(Page<JournalEntry> page) {
    return new JournalPage(page.items().stream().map(Entry::of).toList(), page.nextCursor());
  }

  /// A page of the feed: where to go on is told also when nothing is new.
  static JournalPage feed(List<JournalEntry> entries, String after) {
    var next = entries.isEmpty() ? after : entries.getLast().position().toString();
    return new JournalPage(entries.stream().map(Entry::of).toList(), next);
  }
}
