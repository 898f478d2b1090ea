package dev.holdfast.kernel;

import java.time.Duration;

/// How an engine's lanes behave.
///
/// @param lanes number of lanes
/// @param queue commands that may wait in each lane's queue
/// @param batch commands that one transaction takes at most
/// @param patience how long a command may wait for its decision
public record LaneOptions(int lanes, int queue, int batch, Duration patience) {
  public static final LaneOptions DEFAULT =
      new LaneOptions(1, 16_384, 4_096, Duration.ofSeconds(10));

  public LaneOptions {
    if (lanes < 1 || queue < 1 || batch < 1 || patience.isNegative()) {
      throw new IllegalArgumentException("lanes, queue, batch must be positive");
    }
  }

  public LaneOptions withLanes(int number) {
    return new LaneOptions(number, queue, batch, patience);
  }

  public LaneOptions withQueue(int size) {
    return new LaneOptions(lanes, size, batch, patience);
  }

  public LaneOptions withBatch(int size) {
    return new LaneOptions(lanes, queue, size, patience);
  }

  public LaneOptions withPatience(Duration limit) {
    return new LaneOptions(lanes, queue, batch, limit);
  }
}
