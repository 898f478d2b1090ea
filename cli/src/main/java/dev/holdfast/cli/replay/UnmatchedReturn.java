package dev.holdfast.cli.replay;

/// Units of a return that were not taken back.
///
/// @param line the row in the file
/// @param reason for people
record UnmatchedReturn(long line, String invoice, String sku, long quantity, String reason) {}
