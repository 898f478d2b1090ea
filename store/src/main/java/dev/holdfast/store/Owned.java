package dev.holdfast.store;

/// Something with the buyer whose order it belongs to, so that others can be told it is not there.
public record Owned<T>(String buyerId, T value) {}
