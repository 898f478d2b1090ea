package dev.holdfast.store.audit;

/// Something that must be true of the rows.
///
/// @param name what the report calls it
/// @param violations query for the rows that violate it: their id and what is wrong, as text
record Invariant(String name, String violations) {}
