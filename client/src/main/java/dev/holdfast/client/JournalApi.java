package dev.holdfast.client;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.core.type.TypeReference;

/// The feed of everything that happened, in an order that never changes.
public final class JournalApi {
  private static final TypeReference<Page<JournalEntry>> ENTRIES = new TypeReference<>() {};

  private final Requests requests;

  JournalApi(Requests requests) {
    this.requests = requests;
  }

  /// The next entries, oldest first. `nextCursor` is the position to go on from, also when there is
  /// nothing new yet.
  ///
  /// @param position the last entry's that was read; empty from the beginning
  public Page<JournalEntry> after(String position) {
    var query = new TreeMap<>(Map.of("after", position, "limit", Requests.PAGE));
    return requests.get(Call.query(Call.path("journal"), query), ENTRIES);
  }

  /// An order's timeline.
  public Stream<JournalEntry> ofOrder(String orderId) {
    var path = Call.path("orders", orderId, "journal");
    return requests.list(path, Map.of(), ENTRIES);
  }
}
