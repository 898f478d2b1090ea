package dev.holdfast.sandbox.fault;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Calls that fail the first time. Thread-safe; forgotten at the end of the process.
public final class Hitches {
  private final Knobs knobs;
  private final Set<String> failed = ConcurrentHashMap.newKeySet();

  public Hitches(Knobs knobs) {
    this.knobs = knobs;
  }

  /// Whether this call is to be answered with status 500: the first of its kind for the payment, if
  /// the fault strikes it.
  public boolean strike(String call, String number, long amount) {
    return knobs.plan(number, amount).strikes(Fault.ERROR) && failed.add(call + " " + number);
  }
}
