package dev.holdfast.bench.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// What processes cost, as Linux tells it in `/proc`; 0 where there is no such thing.
final class ProcessCost {
  private static final Path PROC = Path.of("/proc");

  /// The kernel's unit of time in `/proc/PID/stat`, the same on every Linux that Java runs on.
  private static final double TICKS_PER_SECOND = 100;

  private ProcessCost() {}

  /// What a server and its children used.
  ///
  /// @param cpuSeconds since they started, those that ended included
  /// @param privateBytes memory of their own
  record Tree(double cpuSeconds, long privateBytes) {}

  static Tree tree(OptionalLong parent) {
    if (parent.isEmpty() || !Files.isDirectory(PROC)) return new Tree(0, 0);
    double seconds = 0;
    long bytes = 0;
    try (var processes = processes()) {
      for (var process : processes.toList()) {
        var stat = stat(process);
        if (stat.length < 15) continue;
        boolean self = process.endsWith(Long.toString(parent.getAsLong()));
        if (!self && Long.parseLong(stat[1]) != parent.getAsLong()) continue;
        seconds += ticks(stat, 11) + ticks(stat, 12);
        if (self) seconds += ticks(stat, 13) + ticks(stat, 14);
        bytes += status(process, "RssAnon:");
      }
    } catch (IOException e) {
      return new Tree(0, 0);
    }
    return new Tree(seconds / TICKS_PER_SECOND, bytes);
  }

  /// Forgets the peak of this process's memory.
  static void resetPeak() {
    try {
      Files.writeString(PROC.resolve("self/clear_refs"), "5");
    } catch (IOException e) {
      return; // then the peak is that of the whole run
    }
  }

  /// This process's peak of resident memory since [#resetPeak], in bytes.
  static long peak() {
    return status(PROC.resolve("self"), "VmHWM:");
  }

  private static Stream<Path> processes() throws IOException {
    return Files.list(PROC).filter(path -> path.getFileName().toString().matches("\\d+"));
  }

  /// The fields after the name: state, parent...
  private static String[] stat(Path process) {
    try {
      var stat = Files.readString(process.resolve("stat"));
      return stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    } catch (IOException e) {
      return new String[0]; // it has just ended
    }
  }

  private static double ticks(String[] stat, int field) {
    return Long.parseLong(stat[field]);
  }

  private static long status(Path process, String field) {
    try (var lines = Files.lines(process.resolve("status"))) {
      return lines
          .filter(line -> line.startsWith(field))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }
}
