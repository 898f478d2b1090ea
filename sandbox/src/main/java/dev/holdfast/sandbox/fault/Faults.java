package dev.holdfast.sandbox.fault;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/// How much goes wrong.
///
/// @param seed the same one draws the same plan
/// @param shares of the payments, from 0 to 1; a fault that is not named has 0
/// @param delay how late a delayed message is first sent, in real time
/// @param reorder the longest that a reordered message is held back, in real time
public record Faults(
    long seed, PlanKey planBy, Map<Fault, Double> shares, Duration delay, Duration reorder) {
  public static final Faults NONE =
      new Faults(1, PlanKey.NUMBER, Map.of(), Duration.ofMinutes(1), Duration.ofSeconds(2));

  /// @throws IllegalArgumentException for a share outside of 0 to 1, or when the fates of a message
  ///   add up to more than 1
  public Faults {
    var sorted = new EnumMap<Fault, Double>(Fault.class);
    sorted.putAll(shares);
    for (var share : sorted.entrySet()) {
      if (!(share.getValue() >= 0 && share.getValue() <= 1)) {
        throw new IllegalArgumentException(
            "the share of %s must be from 0 to 1, not %s"
                .formatted(share.getKey().label(), share.getValue()));
      }
    }
    double fates = 0;
    for (var fault : FaultPlan.FATES) fates += sorted.getOrDefault(fault, 0.0);
    if (fates > 1 + 1e-9) {
      throw new IllegalArgumentException(
          "lose, duplicate, delay and reorder exclude each other: their shares add up to " + fates);
    }
    if (delay.isNegative() || reorder.isNegative()) {
      throw new IllegalArgumentException("delay and reorder must not be negative");
    }
    shares = Map.copyOf(sorted);
  }

  public double share(Fault fault) {
    return shares.getOrDefault(fault, 0.0);
  }

  public Faults seeded(long number) {
    return new Faults(number, planBy, shares, delay, reorder);
  }

  public Faults by(PlanKey key) {
    return new Faults(seed, key, shares, delay, reorder);
  }

  public Faults with(Fault fault, double share) {
    var changed = new EnumMap<Fault, Double>(Fault.class);
    changed.putAll(shares);
    changed.put(fault, share);
    return new Faults(seed, planBy, changed, delay, reorder);
  }

  public Faults delayedBy(Duration duration) {
    return new Faults(seed, planBy, shares, duration, reorder);
  }

  public Faults reorderedWithin(Duration duration) {
    return new Faults(seed, planBy, shares, delay, duration);
  }
}
