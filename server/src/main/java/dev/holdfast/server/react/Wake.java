package dev.holdfast.server.react;

import dev.holdfast.kernel.LaneListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Wakes who waits for news whenever a lane of this server commits, so that nobody has to look for
/// them often. Thread-safe.
public final class Wake implements LaneListener {
  private final LaneListener others;
  private final List<Runnable> sleepers = new CopyOnWriteArrayList<>();

  /// @param others who hear of the lanes as well
  public Wake(LaneListener others) {
    this.others = others;
  }

  /// @param sleeper is called on a lane's thread: be quick
  void add(Runnable sleeper) {
    sleepers.add(sleeper);
  }

  @Override
  public void committed(int commands, long nanos) {
    others.committed(commands, nanos);
    sleepers.forEach(Runnable::run);
  }

  @Override
  public void failed(int commands, RuntimeException cause) {
    others.failed(commands, cause);
  }
}
