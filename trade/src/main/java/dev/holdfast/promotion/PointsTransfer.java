package dev.holdfast.promotion;

import org.jspecify.annotations.Nullable;

/// Points that went from one account to another: two entries that add up to zero. Never changes.
///
/// @param wallet whose buyer it is about
/// @param number of the wallet's transfers, from 1
/// @param key what it was for, once for ever: no two of a wallet have key and accounts in common
/// @param points more than 0
/// @param order that it was for
/// @param reason an operator's
public record PointsTransfer(
    long wallet,
    long number,
    String key,
    PointsAccount from,
    PointsAccount to,
    long points,
    @Nullable Long order,
    @Nullable String reason) {}
