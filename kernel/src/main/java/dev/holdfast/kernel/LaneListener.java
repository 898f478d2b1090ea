package dev.holdfast.kernel;

/// Hears what the lanes do, for metrics and logs. Called on the lane's thread: be quick.
public interface LaneListener {
  LaneListener NONE = new LaneListener() {};

  /// A batch committed.
  ///
  /// @param commands how many commands it decided
  /// @param nanos from its begin to its durable commit
  default void committed(int commands, long nanos) {}

  /// A batch failed and is run again, split or refused.
  default void failed(int commands, RuntimeException cause) {}
}
