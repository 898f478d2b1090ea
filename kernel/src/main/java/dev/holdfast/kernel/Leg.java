package dev.holdfast.kernel;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A batch's place in the line of its lane's batches: what the next one may build on, and what has
/// become of it. Thread-safe.
final class Leg {
  private final CompletableFuture<Boolean> asDecided = new CompletableFuture<>();
  private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
  private final AtomicBoolean passed = new AtomicBoolean();
  private final Consumer<Leg> turn;
  private volatile int size;
  private volatile long begun;
  private volatile @Nullable Workspace workspace;

  /// @param turn told once: the next batch may be taken from now on
  Leg(Consumer<Leg> turn) {
    this.turn = turn;
  }

  /// One that is over.
  static Leg over() {
    var leg = new Leg(passed -> {});
    leg.end();
    return leg;
  }

  /// @param commands how many it has, to begin with
  /// @param now by [Pacing#nanos]
  void begins(int commands, long now) {
    size = commands;
    begun = now;
  }

  /// When it was taken.
  long begun() {
    return begun;
  }

  int size() {
    return size;
  }

  /// Its decisions are made: unless it fails this is what its commit will leave.
  void decided(Workspace left) {
    if (asDecided.isDone()) return;
    workspace = left;
    pass();
  }

  /// What its commit will leave, null when that is not known.
  @Nullable Workspace left() {
    return workspace;
  }

  /// It is committed as it was decided.
  void committed() {
    asDecided.complete(true);
  }

  /// Whatever becomes of it now, it is not what was decided first.
  void failed() {
    asDecided.complete(false);
    workspace = null;
  }

  /// All of its commands have their replies or are set aside.
  void end() {
    failed();
    ended.complete(true);
    pass();
  }

  /// Whether nothing can be built on it: it has failed, or has ended.
  boolean hasFailed() {
    return hasEnded() || asDecided.isDone() && !asDecided.join();
  }

  boolean hasEnded() {
    return ended.isDone();
  }

  void awaitEnd() {
    ended.join();
  }

  /// Waits until it is committed as it was decided; false when it is not, or not soon.
  boolean commits(Duration patience) {
    if (!asDecided.isDone()) {
      asDecided.completeOnTimeout(false, patience.toNanos(), TimeUnit.NANOSECONDS);
    }
    return asDecided.join();
  }

  private void pass() {
    if (passed.compareAndSet(false, true)) turn.accept(this);
  }
}
