package dev.holdfast.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// What PostgreSQL says about itself in `postmaster.pid`.
///
/// @param port 0 while it is not yet known
/// @param ready whether it accepts connections
record PostmasterFile(long pid, int port, boolean ready) {
  // https://www.postgresql.org/docs/18/storage-file-layout.html, src/include/utils/pidfile.h
  private static final int LINE_PID = 0;
  private static final int LINE_PORT = 3;
  private static final int LINE_STATUS = 7;

  static Path in(Path pg) {
    return pg.resolve("postmaster.pid");
  }

  /// Empty when there is no such file or it is just being written.
  static Optional<PostmasterFile> read(Path pg) {
    try {
      var lines = Files.readAllLines(in(pg));
      if (lines.isEmpty()) {
        return Optional.empty();
      }
      var pid = Long.parseLong(lines.get(LINE_PID).strip());
      var port = lines.size() > LINE_PORT ? Integer.parseInt(lines.get(LINE_PORT).strip()) : 0;
      var ready = lines.size() > LINE_STATUS && lines.get(LINE_STATUS).strip().equals("ready");
      return Optional.of(new PostmasterFile(pid, port, ready));
    } catch (IOException | NumberFormatException e) {
      return Optional.empty();
    }
  }
}
