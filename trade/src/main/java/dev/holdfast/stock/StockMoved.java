package dev.holdfast.stock;

import dev.holdfast.kernel.Event;
import org.jspecify.annotations.Nullable;

/// A movement: the only way a cell's quantities change, and the cell's journal entry. Aggregate
/// `stock`, id the cell's, version the cell's. The movements of a cell add up to its quantities.
///
/// @param onHand change of `onHand`, signed; likewise the other three
/// @param order the order it serves, null for back-office movements
/// @param line the order's line, null as `order` is
/// @param reason why, in the words of whoever ordered it: a receipt's reference, an adjustment's
///   reason
public record StockMoved(
    Movement movement,
    String sku,
    String location,
    long onHand,
    long reserved,
    long committed,
    long unavailable,
    @Nullable Long order,
    @Nullable Integer line,
    @Nullable String reason)
    implements Event {}
