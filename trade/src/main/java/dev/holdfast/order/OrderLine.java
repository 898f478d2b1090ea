package dev.holdfast.order;

import dev.holdfast.stock.Allocation;
import java.util.List;

/// A line of an order: what was promised at which price, and how much of it has happened. Number,
/// SKU, title, quantity, price and tax never change.
///
/// @param number within the order, from 1
/// @param title as it was when the order was placed
/// @param tracked whether stock is held for it
/// @param quantity units ordered, 1 or more
/// @param unitPrice minor units
/// @param tax minor units for the whole line
/// @param cancelled units that will not be sent; `shipped + cancelled <= quantity`
/// @param delivered units, at most `shipped`
/// @param returned units that came back, at most `delivered`
/// @param refunded units whose price was given back as lines, at most `shipped`
/// @param allocations which cells hold how much for it; empty when untracked
public record OrderLine(
    int number,
    String sku,
    String title,
    boolean tracked,
    long quantity,
    long unitPrice,
    long tax,
    long cancelled,
    long shipped,
    long delivered,
    long returned,
    long refunded,
    List<Allocation> allocations) {}
