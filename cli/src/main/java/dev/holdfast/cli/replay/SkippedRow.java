package dev.holdfast.cli.replay;

/// A row of the file that the API has no command for.
///
/// @param line in the file
/// @param reason for people
record SkippedRow(long line, String invoice, String sku, String reason) {}
