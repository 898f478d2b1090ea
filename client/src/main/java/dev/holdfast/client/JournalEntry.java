package dev.holdfast.client;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Something that happened.
///
/// @param position where it stands in the journal of everything; [JournalApi#after] goes on there
/// @param aggregate `order`, `stock`, `sku`, `location`
/// @param version number within its aggregate, 1, 2, 3...
/// @param actor who caused it
/// @param command the idempotency key it came from; null when the system did it by itself
/// @param data what happened, as the API documents it for each type
public record JournalEntry(
    String position,
    String aggregate,
    String aggregateId,
    long version,
    String type,
    @Nullable String actor,
    @Nullable String command,
    Instant at,
    Map<String, Object> data) {}
