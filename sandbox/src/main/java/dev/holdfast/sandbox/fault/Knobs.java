package dev.holdfast.sandbox.fault;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.UnaryOperator;

/// The faults as they are set right now. Thread-safe; forgotten at the end of the process.
public final class Knobs {
  private final InstantSource clock;
  private volatile Faults faults;
  private volatile long downUntil;

  public Knobs(Faults faults, InstantSource clock) {
    this.faults = faults;
    this.clock = clock;
  }

  public Faults faults() {
    return faults;
  }

  public synchronized Faults turn(UnaryOperator<Faults> change) {
    faults = change.apply(faults);
    return faults;
  }

  public FaultPlan plan(String number, long amount) {
    var now = faults;
    return new FaultPlan(
        now,
        switch (now.planBy()) {
          case NUMBER -> number;
          case AMOUNT -> Long.toString(amount);
        });
  }

  /// From now on nobody is answered and nothing is sent, for that long.
  public void down(Duration duration) {
    downUntil = clock.millis() + duration.toMillis();
  }

  /// Zero when it is up.
  public Duration downFor() {
    return Duration.ofMillis(Math.max(0, downUntil - clock.millis()));
  }
}
