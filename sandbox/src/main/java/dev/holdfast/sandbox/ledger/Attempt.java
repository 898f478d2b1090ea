package dev.holdfast.sandbox.ledger;

/// One send of a message.
///
/// @param at when the answer was there, milliseconds since 1970
/// @param status the merchant's HTTP status, 0 when there was no answer
/// @param accepted whether he acknowledged it in the channel's own manner
public record Attempt(long at, Copy copy, int status, boolean accepted) {}
