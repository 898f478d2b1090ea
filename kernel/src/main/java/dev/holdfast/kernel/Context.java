package dev.holdfast.kernel;

import java.time.Instant;

/// What a decision may know beside the rows.
///
/// @param now the batch's time, which is the database's, in microseconds
/// @param ids where new ids come from
/// @param actor who acts
public record Context(Instant now, Ids ids, String actor) {}
