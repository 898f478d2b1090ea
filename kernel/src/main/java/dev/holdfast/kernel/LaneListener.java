package dev.holdfast.kernel;

import java.util.List;

/// Hears what the lanes do, for metrics and logs. Called on the lanes' threads: be quick.
public interface LaneListener {
  LaneListener NONE = new LaneListener() {};

  /// A batch committed.
  ///
  /// @param commands how many commands it decided
  /// @param nanos from its begin to its durable commit
  default void committed(int commands, long nanos) {}

  /// What a batch that committed has appended to the journal, in order and never nothing. Its
  /// callers have their replies. A process that dies here tells nobody: whoever must not miss
  /// anything reads the journal as well.
  default void journaled(List<Entry> entries) {}

  /// A batch failed and is run again, split or refused.
  default void failed(int commands, RuntimeException cause) {}
}
