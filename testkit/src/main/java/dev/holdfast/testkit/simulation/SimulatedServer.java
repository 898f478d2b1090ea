package dev.holdfast.testkit.simulation;

import dev.holdfast.kernel.Codec;
import dev.holdfast.kernel.Deciders;
import dev.holdfast.kernel.IdSequence;
import dev.holdfast.kernel.LaneOptions;
import dev.holdfast.kernel.Pacing;
import dev.holdfast.kernel.Reply;
import dev.holdfast.kernel.SteppedEngine;
import dev.holdfast.kernel.Store;
import dev.holdfast.kernel.Submission;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/// One server: a lane that is stepped, dies and comes back under another node number, as a process
/// does that leases its number anew.
final class SimulatedServer {
  /// Small enough that queues fill up and patience ends now and then, and two are a crowd.
  private static final LaneOptions OPTIONS = new LaneOptions(1, 12, 6, Duration.ofSeconds(3), 2);

  private final Store store;
  private final Deciders deciders;
  private final Codec codec;
  private final Pacing pacing;
  private final Nodes nodes;
  private SteppedEngine engine;
  private int lives = 1;
  private boolean busy;

  /// Gives out node numbers, each once.
  static final class Nodes {
    private int next;

    boolean left() {
      return next < IdSequence.NODES - 4;
    }

    int take() {
      return next++;
    }
  }

  SimulatedServer(Store store, Deciders deciders, Codec codec, Pacing pacing, Nodes nodes) {
    this.store = store;
    this.deciders = deciders;
    this.codec = codec;
    this.pacing = pacing;
    this.nodes = nodes;
    this.engine = start();
  }

  private SteppedEngine start() {
    return new SteppedEngine(store, deciders, codec, new IdSequence(nodes.take()), OPTIONS, pacing);
  }

  CompletableFuture<Reply> submit(Submission submission) {
    return engine.submit(submission);
  }

  /// Runs a batch, unless the server is in the middle of one.
  ///
  /// @return whether there was something to do
  boolean step() {
    if (busy) return false;
    busy = true;
    try {
      return engine.step();
    } catch (Crash e) {
      lives++;
      engine = start();
      return true;
    } finally {
      busy = false;
    }
  }

  /// Changes with each crash: replies promised by an earlier life never come.
  int lives() {
    return lives;
  }

  int depth() {
    return engine.depth();
  }
}
