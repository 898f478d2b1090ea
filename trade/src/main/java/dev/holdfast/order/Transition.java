package dev.holdfast.order;

import org.jspecify.annotations.Nullable;

/// A row of the transition table.
///
/// @param from null before the order exists
/// @param given must hold before the action, or it is not allowed
/// @param becomes must hold after it for the order to end up in `to`
record Transition(
    @Nullable OrderStatus from,
    Action action,
    Condition given,
    Condition becomes,
    OrderStatus to) {}
