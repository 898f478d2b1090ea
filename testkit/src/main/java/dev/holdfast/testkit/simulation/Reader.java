package dev.holdfast.testkit.simulation;

import dev.holdfast.kernel.Follower;
import dev.holdfast.kernel.JournalEntry;
import dev.holdfast.testkit.MemoryDatabase;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A reactor that follows the journal on both servers, fails now and then, and must be given every
/// entry of every aggregate in turn, some of them again.
final class Reader {
  private static final Duration LEASE = Duration.ofSeconds(5);

  private final Chance chance;
  private final MemoryDatabase database;
  private final Map<String, Long> seen = new HashMap<>();
  private boolean calm;

  Reader(Chance chance, MemoryDatabase database) {
    this.chance = chance;
    this.database = database;
  }

  void calmDown() {
    calm = true;
  }

  /// Reads on, from one server or the other.
  int poll() {
    var holder = "server-" + chance.below(2);
    int page = 1 + chance.below(4);
    var follower = new Follower(database.journal(), "reactor", holder, LEASE, page);
    try {
      return follower.poll(this::handle);
    } catch (Crash e) {
      return 0;
    }
  }

  /// Whether every committed entry has been handled.
  boolean caughtUp() {
    var last = new HashMap<String, Long>();
    for (var entry : database.entries()) last.put(aggregate(entry), entry.version());
    return last.equals(seen);
  }

  private void handle(List<JournalEntry> entries) {
    for (var entry : entries) {
      if (!calm && chance.of(0.03)) throw new Crash();
      long before = seen.getOrDefault(aggregate(entry), 0L);
      if (entry.version() > before + 1) {
        throw new AssertionError("the reader was not given what came before " + entry);
      }
      if (entry.version() == before + 1) seen.put(aggregate(entry), entry.version());
    }
  }

  private static String aggregate(JournalEntry entry) {
    return entry.aggregate() + " " + entry.id();
  }
}
