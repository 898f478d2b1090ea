package dev.holdfast.kernel;

import java.time.Duration;

/// How an engine's lanes behave.
///
/// @param lanes number of lanes
/// @param queue commands that may wait in each lane's queue
/// @param batch commands that one transaction takes at most
/// @param patience how long a command may wait for its decision; a batch that runs ahead waits a
///   fifth of it for the one before, and holds up the readers of the journal meanwhile
/// @param crowd from how many commands on a batch is a crowd's: then half of those that wait run
///   ahead while the other half commits, on a second connection
public record LaneOptions(int lanes, int queue, int batch, Duration patience, int crowd) {
  public static final LaneOptions DEFAULT =
      new LaneOptions(1, 16_384, 4_096, Duration.ofSeconds(10), 32);

  /// As a crowd: no batch ever runs ahead, a lane has one connection.
  public static final int NEVER = Integer.MAX_VALUE;

  public LaneOptions {
    if (lanes < 1 || queue < 1 || batch < 1 || crowd < 1 || patience.isNegative()) {
      throw new IllegalArgumentException("lanes, queue, batch, crowd must be positive");
    }
  }

  public LaneOptions(int lanes, int queue, int batch, Duration patience) {
    this(lanes, queue, batch, patience, DEFAULT.crowd);
  }

  /// How long a batch that runs ahead waits for the commit of the one before: 2 s by default,
  /// longer than a commit takes.
  Duration patienceAhead() {
    return patience.dividedBy(5);
  }

  public LaneOptions withCrowd(int commands) {
    return new LaneOptions(lanes, queue, batch, patience, commands);
  }

  public LaneOptions withLanes(int number) {
    return new LaneOptions(number, queue, batch, patience, crowd);
  }

  public LaneOptions withQueue(int size) {
    return new LaneOptions(lanes, size, batch, patience, crowd);
  }

  public LaneOptions withBatch(int size) {
    return new LaneOptions(lanes, queue, size, patience, crowd);
  }

  public LaneOptions withPatience(Duration limit) {
    return new LaneOptions(lanes, queue, batch, limit, crowd);
  }
}
