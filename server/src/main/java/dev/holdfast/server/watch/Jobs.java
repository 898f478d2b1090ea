package dev.holdfast.server.watch;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import dev.holdfast.kernel.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Work that the servers of one database share: each job runs on one of them at a time. A server
/// that dies in the middle of a job is noticed after 20 seconds, then another takes over; so every
/// job must be harmless to repeat.
public final class Jobs implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration HEARTBEAT = Duration.ofSeconds(5);
  private static final int MISSED_HEARTBEATS = 4;
  private static final int THREADS = 2;
  private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

  private final Scheduler scheduler;

  /// @param name unique in the database, stored there
  /// @param pause from the end of a run to the start of the next, asked for after each run; it
  ///   starts up to a second later
  public record Job(String name, Supplier<Duration> pause, Runnable work) {
    public Job(String name, Duration pause, Runnable work) {
      this(name, () -> pause, work);
    }

    private RecurringTask<Void> task() {
      return Tasks.recurring(name, new After(this)).execute((instance, context) -> run());
    }

    /// A run that fails is over; the next one comes after the pause.
    private void run() {
      try {
        work.run();
      } catch (StoreException e) {
        LOG.warn("the job {} could not reach the database: {}", name, e.getMessage());
      } catch (RuntimeException e) {
        LOG.error("the job {} failed", name, e);
      }
    }
  }

  /// When a job runs again.
  private record After(Job job) implements Schedule {
    private static final Duration WHEN_NOBODY_KNOWS = Duration.ofSeconds(1);

    @Override
    public Instant getInitialExecutionTime(Instant now) {
      return now;
    }

    @Override
    public Instant getNextExecutionTime(ExecutionComplete run) {
      try {
        return run.getTimeDone().plus(job.pause.get());
      } catch (StoreException e) {
        return run.getTimeDone().plus(WHEN_NOBODY_KNOWS);
      }
    }

    @Override
    public boolean isDeterministic() {
      return false;
    }
  }

  private Jobs(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /// @param source connections in autocommit
  public static Jobs start(DataSource source, List<Job> jobs) {
    var scheduler =
        Scheduler.create(source)
            .startTasks(jobs.stream().map(Job::task).toList())
            .schedulerName(new SchedulerName.Fixed(UUID.randomUUID().toString()))
            .threads(THREADS)
            .pollingInterval(POLL)
            .heartbeatInterval(HEARTBEAT)
            .missedHeartbeatsLimit(MISSED_HEARTBEATS)
            .shutdownMaxWait(LONGEST_STOP)
            .build();
    scheduler.start();
    return new Jobs(scheduler);
  }

  /// Waits for the runs under way.
  @Override
  public void close() {
    scheduler.stop();
  }
}
