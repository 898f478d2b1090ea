package dev.holdfast.bench.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;

/// Clients, each on a virtual thread, each starting its next round of work when the last one is
/// durable. Only rounds that end within the measured time count as done; those that are still
/// waited for when it is over count among the latencies, with what they have lasted so far: of
/// callers who starve, nobody would hear otherwise.
public final class ClosedLoop {
  private static final long LONGEST_NANOS = Duration.ofMinutes(5).toNanos();
  private static final int DIGITS = 3;

  /// How long the last answers may take.
  private static final Duration LONGEST_ANSWER = Duration.ofMinutes(1);

  private final ConcurrentHistogram nanos = new ConcurrentHistogram(LONGEST_NANOS, DIGITS);
  private final LongAdder orders = new LongAdder();
  private final ConcurrentLinkedQueue<Exception> failures = new ConcurrentLinkedQueue<>();
  private volatile Phase phase = Phase.WARM_UP;

  /// By [System#nanoTime]; written before it is [Phase#OVER].
  private long end;

  private enum Phase {
    WARM_UP,
    MEASURED,
    OVER
  }

  private ClosedLoop() {}

  /// What else is measured while the clients run.
  public interface Meter {
    Meter NONE =
        new Meter() {
          @Override
          public void begin() {}

          @Override
          public void end() {}
        };

    void begin();

    void end();
  }

  /// Runs the clients: first unmeasured for `warmUp`, then for `time`; then lets them finish.
  ///
  /// @throws IllegalStateException when one of them failed
  public static LoadResult run(
      List<? extends Client> clients, Duration warmUp, Duration time, Meter meter)
      throws InterruptedException {
    return new ClosedLoop().go(clients, warmUp, time, meter);
  }

  private LoadResult go(List<? extends Client> clients, Duration warmUp, Duration time, Meter meter)
      throws InterruptedException {
    var threads = new ArrayList<Thread>(clients.size());
    for (var client : clients) threads.add(Thread.startVirtualThread(() -> loop(client)));
    Thread.sleep(warmUp);
    meter.begin();
    long start = System.nanoTime();
    phase = Phase.MEASURED;
    Thread.sleep(time);
    end = System.nanoTime();
    phase = Phase.OVER;
    meter.end();
    for (var thread : threads) {
      if (!thread.join(LONGEST_ANSWER)) throw new IllegalStateException("a client gets no answer");
    }
    var failure = failures.poll();
    if (failure != null) throw new IllegalStateException("a client failed: " + failure, failure);
    return new LoadResult(orders.sum(), (end - start) / 1e9, Latencies.of(nanos));
  }

  private void loop(Client client) {
    try (client) {
      while (phase != Phase.OVER && failures.isEmpty()) {
        long start = System.nanoTime();
        int done = client.work();
        switch (phase) {
          case WARM_UP -> {}
          case MEASURED -> {
            nanos.recordValue(System.nanoTime() - start);
            orders.add(done);
          }
          case OVER -> nanos.recordValue(Math.max(0, end - start));
        }
      }
    } catch (Exception e) {
      failures.add(e);
    }
  }
}
