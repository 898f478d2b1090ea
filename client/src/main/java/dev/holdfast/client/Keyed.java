package dev.holdfast.client;

/// One write of a batch, with the key of its own.
///
/// @param value what to write
public record Keyed<T>(IdempotencyKey key, T value) {}
