package dev.holdfast.kernel;

/// What happened to an aggregate, as its journal entry tells it: ids and numbers, no personal data.
public interface Event {}
