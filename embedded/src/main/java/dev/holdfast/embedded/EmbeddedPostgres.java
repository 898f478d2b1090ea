package dev.holdfast.embedded;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Optional;

/// A PostgreSQL of our own on a data directory, for keeps: what is committed survives the death of
/// this process, of PostgreSQL and of the machine. It listens on 127.0.0.1 only, on a port chosen
/// at each start. When it is killed it comes back by itself on the same port; when this process is
/// killed, the next one on the directory stops what was left behind. Thread-safe.
public final class EmbeddedPostgres implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(EmbeddedPostgres.class.getName());
  private static final int ATTEMPTS = 10;

  private final DirectoryLock lock;
  private final Cluster cluster;
  private final Supervisor supervisor;
  private final String password;
  private boolean closed;

  private EmbeddedPostgres(
      DirectoryLock lock, Cluster cluster, Supervisor supervisor, String password) {
    this.lock = lock;
    this.cluster = cluster;
    this.supervisor = supervisor;
    this.password = password;
  }

  /// Starts PostgreSQL on a directory, which is made if missing, and returns once it accepts
  /// connections.
  ///
  /// @throws DirectoryInUseException when another server works on the directory
  /// @throws EmbeddedPostgresException when it cannot be started; the message says why
  public static EmbeddedPostgres start(Path dataDirectory, PostgresOptions options) {
    try {
      var directory = DataDirectory.create(dataDirectory);
      var lock = directory.lock();
      try {
        return start(lock, Cluster.open(directory, options), options);
      } catch (IOException | InterruptedException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw new EmbeddedPostgresException(
          "PostgreSQL could not be started in %s: %s".formatted(dataDirectory, e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EmbeddedPostgresException("interrupted while PostgreSQL was starting", e);
    }
  }

  /// The PostgreSQL that a server runs on the directory, for a second process beside that server.
  /// Empty when none is running.
  public static Optional<PostgresAddress> attach(Path dataDirectory) {
    var directory = new DataDirectory(dataDirectory.toAbsolutePath().normalize());
    try {
      var secret = directory.secret();
      return PostmasterFile.read(directory.pg())
          .filter(file -> file.ready() && Processes.worksIn(file.pid(), directory.pg()))
          .flatMap(file -> secret.map(password -> address(file.port(), password, file.pid())));
    } catch (IOException e) {
      throw new EmbeddedPostgresException(
          "cannot read the data directory %s: %s".formatted(dataDirectory, e), e);
    }
  }

  private static EmbeddedPostgres start(
      DirectoryLock lock, Cluster cluster, PostgresOptions options)
      throws IOException, InterruptedException {
    if (!options.durable()) {
      LOG.log(
          Level.INFO,
          "PostgreSQL in {0} runs with fsync, synchronous_commit and full_page_writes off: a crash"
              + " of the machine may lose everything",
          cluster.directory().root());
    }
    var password = cluster.directory().secretOrNew();
    for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
      Leftovers.clear(cluster.directory().pg());
      var postmaster = Postmaster.launch(cluster, FreePort.find());
      switch (awaitReadyOrStop(postmaster)) {
        case Start.Ready() -> {
          return new EmbeddedPostgres(lock, cluster, Supervisor.of(cluster, postmaster), password);
        }
        case Start.PortTaken(), Start.StillOccupied() -> {}
        case Start.Failed(var code, var log) ->
            throw new EmbeddedPostgresException(
                "PostgreSQL ended with exit code %d while starting in %s: %s"
                    .formatted(code, cluster.directory().root(), log));
      }
    }
    throw new EmbeddedPostgresException(
        "PostgreSQL found no free port or another PostgreSQL in %s, %d times: see %s"
            .formatted(cluster.directory().root(), ATTEMPTS, cluster.directory().log()));
  }

  private static Start awaitReadyOrStop(Postmaster postmaster)
      throws IOException, InterruptedException {
    try {
      return postmaster.awaitReady();
    } catch (IOException | InterruptedException e) {
      Processes.signal("QUIT", postmaster.pid());
      throw e;
    }
  }

  private static PostgresAddress address(int port, String password, long pid) {
    return new PostgresAddress(port, Postmaster.USER, password, pid);
  }

  /// Where it listens and who may come in. Port and credentials hold until [#close]; the process id
  /// changes when PostgreSQL had to be started again.
  public PostgresAddress address() {
    var postmaster = supervisor.postmaster();
    return address(postmaster.port(), password, postmaster.pid());
  }

  /// The directory of PostgreSQL's programs.
  public Path binDir() {
    return cluster.programs();
  }

  /// Stops PostgreSQL and waits for it. Open transactions are aborted.
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try (lock) {
      supervisor.stop();
    } catch (IOException e) {
      throw new EmbeddedPostgresException("PostgreSQL could not be stopped: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
