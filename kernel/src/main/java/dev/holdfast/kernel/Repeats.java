package dev.holdfast.kernel;

/// Whether a batch looks for the receipts of its commands before it decides. Looking costs a random
/// read of an index for each command, and a crowd's commands are hardly ever repeats: so a large
/// batch leaves it to the receipts' unique key to find one, which fails the batch before anything
/// is durable. From then on batches look first for a while, so that a storm of retries fails one
/// batch of many. Thread-safe.
final class Repeats {
  /// Fewer are looked up on the way: for whoever repeats among few it is the shortest.
  private static final int MANY = 24;

  private static final int BATCHES = 256;
  private int wary;

  synchronized boolean lookedForAmong(int commands) {
    if (commands < MANY) return true;
    if (wary > 0) wary--;
    return wary > 0;
  }

  /// There was a repeat, or a failure that may have come from one.
  synchronized void suspect() {
    wary = BATCHES;
  }
}
