package dev.holdfast.server.stream;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// Cuts a stream into lines, by LF; a CR before it is white space to JSON. Not thread-safe.
final class LineReader {
  private final InputStream in;
  private final int maxBytes;
  private final byte[] buffer = new byte[16 * 1024];
  private int from;
  private int to;
  private long number;

  /// @param maxBytes of one line
  LineReader(InputStream in, int maxBytes) {
    this.in = in;
    this.maxBytes = maxBytes;
  }

  /// A line is too long to be kept in memory.
  static final class LineTooLongException extends IOException {
    private static final long serialVersionUID = 1;
  }

  /// The number of the line read last, from 1; blank lines count.
  long number() {
    return number;
  }

  /// The next line that is not blank, without its end; null when there is none.
  byte @Nullable [] next() throws IOException {
    while (true) {
      var line = line();
      if (line == null || !isBlank(line)) return line;
    }
  }

  private byte @Nullable [] line() throws IOException {
    var line = new ByteArrayOutputStream();
    while (from < to || fill()) {
      int end = indexOfLineFeed();
      int size = end - from;
      if (line.size() + size > maxBytes) {
        number++;
        throw new LineTooLongException();
      }
      line.write(buffer, from, size);
      boolean complete = end < to;
      from = complete ? end + 1 : to;
      if (complete) {
        number++;
        return line.toByteArray();
      }
    }
    if (line.size() == 0) return null;
    number++;
    return line.toByteArray();
  }

  private boolean fill() throws IOException {
    from = 0;
    to = Math.max(0, in.read(buffer));
    return to > 0;
  }

  private int indexOfLineFeed() {
    for (int i = from; i < to; i++) if (buffer[i] == '\n') return i;
    return to;
  }

  private static boolean isBlank(byte[] line) {
    for (byte b : line) if (b != ' ' && b != '\t' && b != '\r') return false;
    return true;
  }
}
