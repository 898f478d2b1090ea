package dev.holdfast.embedded;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// What is appended to a log from some moment on.
///
/// @param start the log's length at that moment, in bytes
record LogTail(Path log, long start) {
  private static final int BYTES_MAX = 8192;

  static LogTail from(Path log) throws IOException {
    return new LogTail(log, Files.exists(log) ? Files.size(log) : 0);
  }

  /// The last lines since then, at most 8 KiB.
  String text() throws IOException {
    try (var file = new RandomAccessFile(log.toFile(), "r")) {
      var from = Math.max(start, file.length() - BYTES_MAX);
      var bytes = new byte[(int) Math.max(0, file.length() - from)];
      file.seek(from);
      file.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8).strip();
    }
  }
}
