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

  /// What stands between two line ends.
  sealed interface Line {
    /// @param bytes without the line's end
    record Whole(byte[] bytes) implements Line {}

    /// More than is kept in memory; it was read away.
    record TooLong() implements Line {}
  }

  /// The number of the line read last, from 1; blank lines count.
  long number() {
    return number;
  }

  /// The next line that is not blank; null when there is none.
  @Nullable Line next() throws IOException {
    while (true) {
      var line = line();
      if (!(line instanceof Line.Whole(var bytes)) || !isBlank(bytes)) return line;
    }
  }

  private @Nullable Line line() throws IOException {
    var line = new ByteArrayOutputStream();
    boolean tooLong = false;
    boolean any = false;
    boolean complete = false;
    while (!complete && (from < to || fill())) {
      any = true;
      int end = indexOfLineFeed();
      int size = end - from;
      tooLong |= line.size() + size > maxBytes;
      if (tooLong) line.reset();
      else line.write(buffer, from, size);
      complete = end < to;
      from = complete ? end + 1 : to;
    }
    if (!any) return null;
    number++;
    return tooLong ? new Line.TooLong() : new Line.Whole(line.toByteArray());
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
