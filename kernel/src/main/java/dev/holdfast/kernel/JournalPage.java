package dev.holdfast.kernel;

import java.util.List;

/// A page of a reader's share of the journal.
///
/// @param entries those of the share
/// @param end the position up to which everything was looked through
public record JournalPage(List<JournalEntry> entries, Position end) {}
