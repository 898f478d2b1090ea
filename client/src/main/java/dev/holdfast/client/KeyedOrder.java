package dev.holdfast.client;

/// An order of a batch with the key of its own.
public record KeyedOrder(IdempotencyKey key, NewOrder order) {}
