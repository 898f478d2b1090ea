package dev.holdfast.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The points of a currency: how they are earned, what they are worth, and how many there are.
///
/// @param pointsPerUnit for each major unit of the currency that is paid
/// @param factor what they are multiplied by, in hundredths of a percent
/// @param trigger what earns them: `ORDER_PAID` or `ORDER_DELIVERED`
/// @param redeemPoints,redeemAmount so many points take so many minor units off
/// @param issued earned and not taken back
/// @param redeemed with paid orders
/// @param adjusted given by operators, less what they took
/// @param outstanding that buyers have, or orders hold for them, less what is owed
public record PointsRule(
    String currency,
    long pointsPerUnit,
    long factor,
    String trigger,
    @Nullable Instant startsAt,
    @Nullable Instant endsAt,
    long redeemPoints,
    long redeemAmount,
    long issued,
    long redeemed,
    long adjusted,
    long outstanding,
    long version) {}
