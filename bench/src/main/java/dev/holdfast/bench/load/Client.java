package dev.holdfast.bench.load;

/// One client of a [ClosedLoop]. Confined to its thread.
@FunctionalInterface
public interface Client extends AutoCloseable {
  /// Does one round of the client's work and returns once its outcome is durable.
  ///
  /// @return how many orders that were
  int work() throws Exception;

  @Override
  default void close() throws Exception {}
}
