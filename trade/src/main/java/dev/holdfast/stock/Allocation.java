package dev.holdfast.stock;

/// Units of one order line that one cell holds for it.
///
/// @param cell the [StockCell]'s id
/// @param held units still held: reserved while the order is unpaid, committed after; 0 once
///   shipped, cancelled or expired
public record Allocation(long cell, long held) {}
