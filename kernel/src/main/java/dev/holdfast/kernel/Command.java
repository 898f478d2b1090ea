package dev.holdfast.kernel;

/// What somebody wants done: an immutable record of the domain. Its [Decider] says which rows it
/// needs and what becomes of them.
public interface Command {}
