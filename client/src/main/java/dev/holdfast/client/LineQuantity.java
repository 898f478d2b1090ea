package dev.holdfast.client;

/// Some units of one order line.
///
/// @param line the line's number within its order, from 1
/// @param quantity units, 1 or more
public record LineQuantity(int line, long quantity) {}
