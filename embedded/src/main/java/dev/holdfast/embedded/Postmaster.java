package dev.holdfast.embedded;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// One running PostgreSQL, a child of this process that outlives it.
///
/// @param log what it says from its start on
record Postmaster(Process process, Cluster cluster, int port, LogTail log) {
  static final String USER = "holdfast";

  private static final System.Logger LOG = System.getLogger(Postmaster.class.getName());
  private static final Duration POLL = Duration.ofMillis(5);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration FAST = Duration.ofSeconds(60);
  private static final Duration IMMEDIATE = Duration.ofSeconds(10);

  /// Launches it without waiting for anything.
  static Postmaster launch(Cluster cluster, int port) throws IOException {
    var directory = cluster.directory();
    var log = LogTail.from(directory.log());
    var arguments =
        List.of(
            "-D",
            directory.pg().toString(),
            "-p",
            Integer.toString(port),
            "-c",
            "listen_addresses=127.0.0.1",
            "-c",
            "unix_socket_directories=");
    var program = cluster.program("postgres", arguments);
    return new Postmaster(inOwnSession(program), cluster, port, log);
  }

  /// In a session of its own, so that Ctrl-C in a terminal stops us and not PostgreSQL before us.
  private static Process inOwnSession(ProcessBuilder program) throws IOException {
    var command = program.command();
    var detached = new ArrayList<>(List.of("setsid"));
    detached.addAll(command);
    try {
      return program.command(detached).start();
    } catch (IOException e) { // not installed
      return program.command(command).start();
    }
  }

  long pid() {
    return process.pid();
  }

  /// Waits until it accepts connections or has ended. Recovery after a crash may take its time;
  /// there is no limit to it, only news in the log.
  Start awaitReady() throws IOException, InterruptedException {
    var reported = System.nanoTime();
    while (!process.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
      var file = PostmasterFile.read(cluster.directory().pg());
      if (file.isPresent() && file.get().pid() == pid() && file.get().ready()) {
        return new Start.Ready();
      }
      if (System.nanoTime() - reported > PATIENCE.toNanos()) {
        reported = System.nanoTime();
        LOG.log(Level.INFO, "PostgreSQL is still starting, see {0}", cluster.directory().log());
      }
    }
    return Start.failure(process.exitValue(), log.text());
  }

  /// Waits for its end.
  ///
  /// @return the exit code
  int awaitEnd() throws InterruptedException {
    return process.waitFor();
  }

  /// Stops it: transactions are aborted, everything committed is checkpointed. One that takes too
  /// long is ended the hard way, and recovers at its next start.
  void stop() throws IOException, InterruptedException {
    if (!process.isAlive()) {
      return;
    }
    Processes.signal("INT", pid());
    if (process.waitFor(FAST.toSeconds(), TimeUnit.SECONDS)) {
      return;
    }
    LOG.log(Level.WARNING, "PostgreSQL (process {0}) does not stop", Long.toString(pid()));
    Processes.signal("QUIT", pid());
    if (!process.waitFor(IMMEDIATE.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }
}
