package dev.holdfast.testkit.simulation;

/// A simulated server's end, thrown through it from wherever it stands.
final class Crash extends Error {
  private static final long serialVersionUID = 1;

  Crash() {
    super("simulated crash", null, false, false);
  }
}
