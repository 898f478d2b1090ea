package dev.holdfast.embedded;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// Clears a cluster of what an earlier server left behind when it was killed: a PostgreSQL that
/// outlived it, processes of one that was killed itself, and a pid file that now names a stranger.
/// Only the holder of the directory's lock may call this.
final class Leftovers {
  private static final System.Logger LOG = System.getLogger(Leftovers.class.getName());
  private static final Duration FAST = Duration.ofSeconds(10);
  private static final Duration IMMEDIATE = Duration.ofSeconds(5);

  private Leftovers() {}

  /// Returns once nobody works in the cluster.
  static void clear(Path pg) throws IOException, InterruptedException {
    var file = PostmasterFile.read(pg);
    if (file.isPresent() && Processes.worksIn(file.get().pid(), pg)) {
      var pid = file.get().pid();
      LOG.log(
          Level.INFO,
          "stopping PostgreSQL (process {0}) in {1}, which outlived its server",
          Long.toString(pid),
          pg);
      stop(pid, pg);
    }
    endProcessesWithoutPostmaster(pg);
    forgetStranger(pg);
  }

  private static void stop(long pid, Path pg) throws IOException, InterruptedException {
    Processes.signal("INT", pid);
    if (Processes.await(FAST, () -> !Processes.worksIn(pid, pg))) {
      return;
    }
    LOG.log(Level.WARNING, "PostgreSQL (process {0}) does not stop", Long.toString(pid));
    Processes.signal("QUIT", pid);
    if (Processes.await(IMMEDIATE, () -> !Processes.worksIn(pid, pg))) {
      return;
    }
    Processes.signal("KILL", pid);
    Processes.await(IMMEDIATE, () -> !Processes.worksIn(pid, pg));
  }

  /// They notice the postmaster's death by themselves, mostly at once. While one of them lives, a
  /// new postmaster would be refused, or write beside it.
  private static void endProcessesWithoutPostmaster(Path pg)
      throws IOException, InterruptedException {
    if (Processes.await(IMMEDIATE, () -> Processes.in(pg).isEmpty())) {
      return;
    }
    for (var pid : Processes.in(pg)) {
      LOG.log(Level.WARNING, "killing PostgreSQL''s process {0}", Long.toString(pid));
      Processes.signal("KILL", pid);
    }
    if (!Processes.await(FAST, () -> Processes.in(pg).isEmpty())) {
      throw new EmbeddedPostgresException(
          "processes %s still work in %s and cannot be killed: end them and start again"
              .formatted(Processes.in(pg), pg));
    }
  }

  /// PostgreSQL refuses to start while the pid in its file belongs to anybody. After a reboot that
  /// may be any process. Nobody works in the cluster here, so the file is a dead one's.
  private static void forgetStranger(Path pg) throws IOException {
    var file = PostmasterFile.read(pg);
    if (file.isPresent() && ProcessHandle.of(file.get().pid()).isPresent()) {
      LOG.log(
          Level.INFO,
          "{0} names process {1}, which is not PostgreSQL: removing it",
          PostmasterFile.in(pg),
          Long.toString(file.get().pid()));
      Files.deleteIfExists(PostmasterFile.in(pg));
    }
  }
}
