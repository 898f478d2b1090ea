package dev.holdfast.kernel;

/// New 64-bit ids, time-sorted and unique over all servers (docs/decisions has the bit budget).
public interface Ids {
  /// @param shardKey what the id's shard bits are taken from: the buyer's id, a SKU
  long next(String shardKey);
}
