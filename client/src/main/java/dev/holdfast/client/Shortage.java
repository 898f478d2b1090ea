package dev.holdfast.client;

/// How much of a SKU is missing for a line of an order.
///
/// @param requested units
/// @param available units that are left for this line
/// @param line the line's number, from 1
public record Shortage(String sku, long requested, long available, int line) {}
