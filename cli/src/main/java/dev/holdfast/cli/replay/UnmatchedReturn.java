package dev.holdfast.cli.replay;

/// Units of a return that were not taken back.
///
/// @param reason for people
public record UnmatchedReturn(String invoice, String sku, long quantity, String reason) {}
