package dev.holdfast.kernel;

/// One change of one aggregate, as it goes into the journal.
///
/// @param aggregate the kind of aggregate, e.g. `order`
/// @param id the aggregate's id
/// @param version the aggregate's version after this entry: 1, 2, 3... without a gap
public record Entry(String aggregate, long id, long version, Event event) {}
