package dev.holdfast.store;

import dev.holdfast.kernel.JournalEntry;
import dev.holdfast.stock.Movement;
import dev.holdfast.stock.StockMoved;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A movement as callers see it: what changed in a cell, by whom and why.
///
/// @param onHand signed change, likewise the other three
/// @param version the cell's version after it
/// @param command the key of the command that caused it, null for internal ones
public record MovementView(
    Instant at,
    Movement movement,
    String sku,
    String location,
    long onHand,
    long reserved,
    long committed,
    long unavailable,
    @Nullable String orderId,
    @Nullable Integer line,
    @Nullable String reason,
    long version,
    String actor,
    @Nullable String command) {

  static MovementView of(JournalEntry entry, StockMoved moved) {
    return new MovementView(
        entry.at(),
        moved.movement(),
        moved.sku(),
        moved.location(),
        moved.onHand(),
        moved.reserved(),
        moved.committed(),
        moved.unavailable(),
        moved.order() == null ? null : Long.toString(moved.order()),
        moved.line(),
        moved.reason(),
        entry.version(),
        entry.actor(),
        entry.command());
  }
}
