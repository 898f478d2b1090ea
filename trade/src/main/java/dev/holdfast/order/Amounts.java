package dev.holdfast.order;

/// An order's money in minor units of its currency.
///
/// @param total `lines - discount + shipping + tax` as promised at placement; never changes
/// @param discount taken off the lines
/// @param shipping charged for sending
/// @param tax of all lines
/// @param due what the buyer owes in the end: the total without what was cancelled or refunded
/// @param captured came in, over all payments
/// @param refunded given back or promised back: all refunds that have not failed
public record Amounts(
    long total, long discount, long shipping, long tax, long due, long captured, long refunded) {}
