package dev.holdfast.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// The processes of PostgreSQL that work in one cluster directory. A process id alone says little:
/// after a restart of the machine or container it may belong to anybody.
final class Processes {
  private static final Duration POLL = Duration.ofMillis(10);

  private Processes() {}

  /// Whether the process is a living PostgreSQL of that cluster: each of its processes has the
  /// cluster as its working directory. A zombie has none and so does not count.
  static boolean worksIn(long pid, Path pg) {
    var proc = Path.of("/proc", Long.toString(pid));
    try {
      if (!Files.readString(proc.resolve("comm")).strip().equals("postgres")) {
        return false;
      }
      return Files.readSymbolicLink(proc.resolve("cwd")).equals(pg.toRealPath());
    } catch (AccessDeniedException e) {
      return commandLineNames(proc, pg);
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean commandLineNames(Path proc, Path pg) {
    try {
      var line = new String(Files.readAllBytes(proc.resolve("cmdline")), StandardCharsets.UTF_8);
      return List.of(line.split("\0")).contains(pg.toString());
    } catch (IOException e) {
      return false;
    }
  }

  /// Every process that works in the cluster, also those whose postmaster is gone.
  static List<Long> in(Path pg) {
    return ProcessHandle.allProcesses()
        .map(ProcessHandle::pid)
        .filter(pid -> worksIn(pid, pg))
        .toList();
  }

  /// Sends a signal by its short name, `INT` or `QUIT` or `KILL`; a process that is already gone is
  /// fine. The shell does it because Java knows only two signals, and neither is the right one.
  static void signal(String name, long pid) throws IOException, InterruptedException {
    new ProcessBuilder("sh", "-c", "kill -\"$0\" \"$1\" 2>/dev/null", name, Long.toString(pid))
        .start()
        .waitFor();
  }

  /// Waits for something that nothing announces.
  ///
  /// @return whether it came true in time
  static boolean await(Duration limit, BooleanSupplier condition) throws InterruptedException {
    var deadline = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - deadline > 0) {
        return false;
      }
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
    return true;
  }
}
