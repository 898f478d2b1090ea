package dev.holdfast.server.pay;

import dev.holdfast.kernel.StoreException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A thread that does what there is to do, and sleeps until the next of it is due or until it is
/// woken, a second at most: what other servers bring up is found that late. No failure ends it.
/// Several servers may do the same work at once.
public final class Clockwork implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Clockwork.class);
  private static final Duration LONGEST = Duration.ofSeconds(1);

  private final String name;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition sooner = lock.newCondition();
  private volatile @Nullable Thread thread;
  private volatile boolean closing;

  /// When it goes on, by [System#nanoTime].
  private long at = System.nanoTime();

  public Clockwork(String name) {
    this.name = name;
  }

  /// @param work does some, and returns how long there is nothing to do: zero when there may be
  ///   more now, a long time when it does not know
  public void start(Supplier<Duration> work) {
    thread = Thread.ofPlatform().daemon().name("holdfast-" + name).start(() -> run(work));
  }

  /// Has it look now.
  public void wake() {
    wakeIn(Duration.ZERO);
  }

  /// Has it look after that time at the latest.
  public void wakeIn(Duration time) {
    long then = System.nanoTime() + (time.compareTo(LONGEST) < 0 ? time : LONGEST).toNanos();
    lock.lock();
    try {
      if (then - at >= 0) return;
      at = then;
      sooner.signal();
    } finally {
      lock.unlock();
    }
  }

  private void run(Supplier<Duration> work) {
    while (!closing) {
      sleepLong();
      try {
        wakeIn(work.get());
      } catch (StoreException e) {
        LOG.warn("{} could not reach the database: {}", name, e.getMessage());
      } catch (RuntimeException | Error e) {
        LOG.error("{} failed", name, e);
      }
      sleep();
    }
  }

  /// Whoever wakes it while it works wakes it from the sleep after that.
  private void sleepLong() {
    lock.lock();
    try {
      at = System.nanoTime() + LONGEST.toNanos();
    } finally {
      lock.unlock();
    }
  }

  private void sleep() {
    lock.lock();
    try {
      for (long left = at - System.nanoTime(); left > 0 && !closing; ) {
        boolean _ = sooner.await(left, TimeUnit.NANOSECONDS);
        left = at - System.nanoTime();
      }
    } catch (InterruptedException e) {
      closing = true;
    } finally {
      lock.unlock();
    }
  }

  /// Waits for what it is doing.
  @Override
  public void close() {
    closing = true;
    wake();
    var running = thread;
    if (running == null) return;
    try {
      running.join(Duration.ofSeconds(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
