package dev.holdfast.server.react;

import dev.holdfast.kernel.Entry;
import dev.holdfast.kernel.LaneListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// Tells who sleeps until there is work what the lanes of this server have just committed, so that
/// nobody has to look for it often. What other servers commit has to be looked for: a wake makes
/// things fast, never complete. Thread-safe.
public final class Wake implements LaneListener {
  private final LaneListener others;
  private final List<Consumer<Entry>> hearers = new CopyOnWriteArrayList<>();

  /// @param others who hear of the lanes as well
  public Wake(LaneListener others) {
    this.others = others;
  }

  /// @param hearer is called on a lane's thread for each entry: be quick
  public void add(Consumer<Entry> hearer) {
    hearers.add(hearer);
  }

  @Override
  public void committed(int commands, long nanos) {
    others.committed(commands, nanos);
  }

  @Override
  public void journaled(List<Entry> entries) {
    others.journaled(entries);
    for (var hearer : hearers) entries.forEach(hearer);
  }

  @Override
  public void failed(int commands, RuntimeException cause) {
    others.failed(commands, cause);
  }
}
