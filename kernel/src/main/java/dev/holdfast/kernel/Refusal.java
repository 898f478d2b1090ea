package dev.holdfast.kernel;

/// An expected no. The lane undoes whatever the decision changed before it refused.
public interface Refusal extends Outcome {}
