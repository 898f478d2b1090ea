package dev.holdfast.embedded;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Keeps PostgreSQL running: when it ends without being told to, it is started again on the same
/// port, so that connection pools find it again. Thread-safe.
final class Supervisor {
  private static final System.Logger LOG = System.getLogger(Supervisor.class.getName());
  private static final Duration BACKOFF_FIRST = Duration.ofMillis(50);
  private static final Duration BACKOFF_MAX = Duration.ofSeconds(5);

  private final Cluster cluster;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Thread thread;
  private volatile Postmaster postmaster;

  private Supervisor(Cluster cluster, Postmaster postmaster) {
    this.cluster = cluster;
    this.postmaster = postmaster;
    this.thread = Thread.ofPlatform().name("holdfast-postgres").daemon().unstarted(this::watch);
  }

  /// Watches over a PostgreSQL that accepts connections.
  static Supervisor of(Cluster cluster, Postmaster postmaster) {
    var supervisor = new Supervisor(cluster, postmaster);
    supervisor.thread.start();
    return supervisor;
  }

  Postmaster postmaster() {
    return postmaster;
  }

  /// Stops PostgreSQL for good.
  void stop() throws IOException, InterruptedException {
    stopping.countDown();
    thread.interrupt();
    thread.join();
    postmaster.stop();
    Leftovers.clear(cluster.directory().pg());
  }

  private void watch() {
    try {
      while (true) {
        var code = postmaster.awaitEnd();
        if (stopping.getCount() == 0) {
          return;
        }
        LOG.log(
            Level.ERROR,
            "PostgreSQL (process {0}) ended with exit code {1}, see {2}: starting it again",
            Long.toString(postmaster.pid()),
            code,
            cluster.directory().log());
        startAgain();
      }
    } catch (InterruptedException e) {
      if (stopping.getCount() > 0) {
        LOG.log(Level.ERROR, "PostgreSQL is no longer supervised: the supervisor was interrupted");
      }
    }
  }

  private void startAgain() throws InterruptedException {
    var backoff = BACKOFF_FIRST;
    while (!attempt()) {
      if (stopping.await(backoff.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
      backoff = backoff.multipliedBy(2);
      backoff = backoff.compareTo(BACKOFF_MAX) > 0 ? BACKOFF_MAX : backoff;
    }
  }

  private boolean attempt() throws InterruptedException {
    var port = postmaster.port();
    try {
      Leftovers.clear(cluster.directory().pg());
      postmaster = Postmaster.launch(cluster, port);
      var start = postmaster.awaitReady();
      LOG.log(
          start instanceof Start.Ready ? Level.INFO : Level.ERROR,
          "PostgreSQL on port {0}: {1}",
          Integer.toString(port),
          start);
      return start instanceof Start.Ready;
    } catch (IOException | EmbeddedPostgresException e) {
      LOG.log(Level.ERROR, "PostgreSQL could not be started again, still trying", e);
      return false;
    }
  }
}
