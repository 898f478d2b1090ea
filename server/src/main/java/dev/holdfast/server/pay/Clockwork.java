package dev.holdfast.server.pay;

import dev.holdfast.kernel.StoreException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A thread that does what there is to do, at once when it is woken, and else looks now and then.
/// No failure ends it. Several servers may do the same work at once.
public final class Clockwork implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Clockwork.class);
  private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(1);

  private final String name;
  private final Duration pause;
  private final IntSupplier work;
  private final Semaphore wakes = new Semaphore(0);
  private final Thread thread;
  private volatile boolean closing;

  /// @param work does some, and returns how much: while it is not 0 there may be more
  public Clockwork(String name, Duration pause, IntSupplier work) {
    this.name = name;
    this.pause = pause;
    this.work = work;
    thread = Thread.ofPlatform().daemon().name("holdfast-" + name).start(this::run);
  }

  /// Has it look now.
  public void wake() {
    if (wakes.availablePermits() == 0) wakes.release();
  }

  private void run() {
    while (!closing) {
      try {
        if (work.getAsInt() == 0) rest(pause);
      } catch (StoreException e) {
        LOG.warn("{} could not reach the database: {}", name, e.getMessage());
        rest(AFTER_A_FAILURE);
      } catch (RuntimeException | Error e) {
        LOG.error("{} failed", name, e);
        rest(AFTER_A_FAILURE);
      }
    }
  }

  private void rest(Duration time) {
    try {
      if (wakes.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS)) wakes.drainPermits();
    } catch (InterruptedException e) {
      closing = true;
    }
  }

  /// Waits for what it is doing.
  @Override
  public void close() {
    closing = true;
    wakes.release();
    try {
      thread.join(Duration.ofSeconds(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
