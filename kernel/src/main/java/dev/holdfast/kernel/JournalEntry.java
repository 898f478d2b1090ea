package dev.holdfast.kernel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An entry as its readers get it.
///
/// @param type the event's name in kebab case
/// @param command the key of the command that caused it, null for internal ones
/// @param data the event as JSON
public record JournalEntry(
    Position position,
    Instant at,
    String aggregate,
    long id,
    long version,
    String type,
    String actor,
    @Nullable String command,
    String data) {}
