package dev.holdfast.sandbox.fault;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What happens to one payment: a function of the seed and the payment's key, not of the order in
/// which things arrive.
///
/// @param key of the payment
public record FaultPlan(Faults faults, String key) {
  /// What can become of a message; one at most.
  static final List<Fault> FATES = List.of(Fault.LOSE, Fault.DUPLICATE, Fault.DELAY, Fault.REORDER);

  private static final double TWO_TO_53 = 0x1p53;

  /// Whether the fault strikes this payment. For a message's fate, see [#fate].
  public boolean strikes(Fault fault) {
    return draw(fault.name()) < faults.share(fault);
  }

  /// What becomes of the payment's message.
  ///
  /// @param message which of its messages
  public Optional<Fault> fate(String message) {
    double draw = draw(message);
    for (var fault : FATES) {
      double share = faults.share(fault);
      if (draw < share) return Optional.of(fault);
      draw -= share;
    }
    return Optional.empty();
  }

  /// All that strikes it.
  public Set<Fault> all(String message) {
    var all = EnumSet.noneOf(Fault.class);
    for (var fault : Fault.values()) {
      if (!FATES.contains(fault) && strikes(fault)) all.add(fault);
    }
    fate(message).ifPresent(all::add);
    return all;
  }

  /// Uniform from 0 to 1, the same for the same seed, key and purpose.
  public double draw(String purpose) {
    long hash = mixed(faults.seed());
    hash = mixed(hash ^ spread(key));
    hash = mixed(hash ^ spread(purpose));
    return (hash >>> 11) / TWO_TO_53;
  }

  /// FNV-1a.
  private static long spread(String text) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }

  /// SplitMix64's finalizer.
  private static long mixed(long value) {
    long z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
