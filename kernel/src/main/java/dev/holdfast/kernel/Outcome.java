package dev.holdfast.kernel;

/// What a decision came to: an immutable record of the domain, kept in the receipt and given again
/// to whoever repeats the command. A record with a single record component is written as that
/// component.
public interface Outcome {}
