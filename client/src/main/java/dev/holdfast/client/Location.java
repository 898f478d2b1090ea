package dev.holdfast.client;

/// A place that holds stock.
///
/// @param priority lower is taken from first
public record Location(String id, String name, int priority, long version) {}
