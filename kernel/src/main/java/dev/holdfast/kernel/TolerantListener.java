package dev.holdfast.kernel;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;

/// Keeps a listener's bugs away from its lane: no reply is lost to a metric.
final class TolerantListener implements LaneListener {
  private static final Logger LOG = System.getLogger(LaneListener.class.getName());

  private final LaneListener listener;

  TolerantListener(LaneListener listener) {
    this.listener = listener;
  }

  @Override
  public void committed(int commands, long nanos) {
    tell(() -> listener.committed(commands, nanos));
  }

  @Override
  public void journaled(List<Entry> entries) {
    tell(() -> listener.journaled(entries));
  }

  @Override
  public void failed(int commands, RuntimeException cause) {
    tell(() -> listener.failed(commands, cause));
  }

  private static void tell(Runnable news) {
    try {
      news.run();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "a lane's listener failed", e);
    }
  }
}
