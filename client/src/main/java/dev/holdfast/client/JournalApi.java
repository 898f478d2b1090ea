package dev.holdfast.client;

import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.core.type.TypeReference;

/// The feed of everything that happened, in an order that never changes.
public final class JournalApi {
  private static final TypeReference<Page<JournalEntry>> ENTRIES = new TypeReference<>() {};

  private final Requests requests;

  JournalApi(Requests requests) {
    this.requests = requests;
  }

  /// The next entries.
  ///
  /// @param position the last entry's that was read; empty from the beginning
  public Page<JournalEntry> after(String position) {
    return requests.get(Call.query(Call.path("journal"), Map.of("after", position)), ENTRIES);
  }

  /// An order's timeline.
  public Stream<JournalEntry> ofOrder(String orderId) {
    var path = Call.path("orders", orderId, "journal");
    return Pages.stream(
        cursor -> requests.get(Call.query(path, Map.of("cursor", cursor)), ENTRIES));
  }
}
