package dev.holdfast.kernel;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/// The layout of an id, from the top: 40 bits of milliseconds since 2026, 7 of sequence, 6 of node,
/// 10 of shard (docs/decisions/0003-ids.md). Ids of one node only ever grow; when a millisecond's
/// 128 are used up the next ones are borrowed from the future. Thread-safe.
public final class IdSequence {
  public static final int NODES = 64;
  public static final int SHARDS = 1024;
  static final Instant EPOCH = Instant.parse("2026-01-01T00:00:00Z");
  private static final int SEQUENCE_BITS = 7;
  private static final int NODE_BITS = 6;
  private static final int SHARD_BITS = 10;

  /// How far ahead of the clock borrowing may run; a node's lease must outlast its holder by more.
  static final long MAX_AHEAD_MILLIS = 10_000;

  private volatile int node;
  private final AtomicLong last = new AtomicLong();

  /// @param node this server's leased number, 0 to 63
  public IdSequence(int node) {
    assign(node);
  }

  /// Goes on under another number, after the lease of the old one was lost.
  public final void assign(int node) {
    if (node < 0 || node >= NODES) throw new IllegalArgumentException("node " + node);
    this.node = node;
  }

  /// The ids of one batch.
  public Ids at(Instant now) {
    long millis = now.toEpochMilli() - EPOCH.toEpochMilli();
    return shardKey -> next(millis, shardOf(shardKey));
  }

  private long next(long millis, int shard) {
    long floor = millis << SEQUENCE_BITS;
    long tick = last.updateAndGet(l -> Math.max(l + 1, floor));
    if ((tick >> SEQUENCE_BITS) - millis > MAX_AHEAD_MILLIS) {
      throw new IllegalStateException("ids run more than 10 s ahead of the database's clock");
    }
    return tick << NODE_BITS + SHARD_BITS | (long) node << SHARD_BITS | shard;
  }

  /// The shard that a key belongs to: 0 to 1023, the same on every server for ever.
  public static int shardOf(String shardKey) {
    int h = shardKey.hashCode() * 0x9E3779B9;
    return h >>> Integer.SIZE - SHARD_BITS;
  }

  /// The shard bits of an id.
  public static int shardOf(long id) {
    return (int) (id & SHARDS - 1);
  }

  /// The smallest id that could have been made at that time: turns a date filter into an id range.
  public static long floor(Instant at) {
    long millis = at.toEpochMilli() - EPOCH.toEpochMilli();
    return millis <= 0 ? 0 : millis << SEQUENCE_BITS + NODE_BITS + SHARD_BITS;
  }
}
