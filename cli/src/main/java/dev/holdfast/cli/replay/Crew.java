package dev.holdfast.cli.replay;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Works through jobs side by side, each on a virtual thread of its own. After the first failure no
/// further job begins.
final class Crew {
  private final Semaphore permits;
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

  /// @param parallel jobs at a time, 1 or more
  Crew(int parallel) {
    this.permits = new Semaphore(parallel);
  }

  /// One piece of work.
  interface Job {
    /// Waits until it may begin; takes up no place meanwhile.
    default void await() {}

    void run() throws ReplayFailedException;

    /// Always called in the end, also when the job failed or never began.
    default void finish() {}
  }

  /// Returns when all jobs are over.
  ///
  /// @throws ReplayFailedException what the first job failed with; likewise for runtime exceptions
  void work(List<? extends Job> jobs) throws ReplayFailedException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      jobs.forEach(job -> threads.execute(() -> carryOut(job)));
    }
    switch (failure.get()) {
      case null -> {}
      case ReplayFailedException e -> throw e;
      case RuntimeException e -> throw e;
      case Exception e -> throw new IllegalStateException(e);
    }
  }

  private void carryOut(Job job) {
    try {
      job.await();
      permits.acquireUninterruptibly();
      try {
        if (failure.get() == null) job.run();
      } finally {
        permits.release();
      }
    } catch (ReplayFailedException | RuntimeException e) {
      failure.compareAndSet(null, e);
    } finally {
      job.finish();
    }
  }
}
