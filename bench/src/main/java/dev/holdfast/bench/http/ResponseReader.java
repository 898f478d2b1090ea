package dev.holdfast.bench.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// Reads the responses of one connection, one after the other, without making text of what nobody
/// looks at. Confined to one thread.
final class ResponseReader {
  private static final int BUFFER = 16 * 1024;
  private static final int STATUS_AT = "HTTP/1.1 ".length();
  private static final byte[] LENGTH = "content-length:".getBytes(ISO_8859_1);
  private static final byte[] CHUNKED = "transfer-encoding:".getBytes(ISO_8859_1);
  private static final int LOWER = 0x20;

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER];

  /// What is read and not used yet, and where the current line ends.
  private int start;

  private int end;
  private int lineEnd;

  /// @param status the response's status code
  /// @param body its body
  record Response(int status, byte[] body) {}

  ResponseReader(InputStream in) {
    this.in = in;
  }

  Response next() throws IOException {
    line();
    int status = number(start + STATUS_AT, start + STATUS_AT + 3, 10);
    int length = 0;
    boolean chunked = false;
    for (skipLine(); line() > 0; skipLine()) {
      if (isHeader(LENGTH)) length = number(start + LENGTH.length, lineEnd, 10);
      else if (isHeader(CHUNKED)) chunked = true;
    }
    skipLine();
    return new Response(status, chunked ? chunks() : bytes(length));
  }

  /// Makes sure that a whole line is in the buffer.
  ///
  /// @return its length without its end
  private int line() throws IOException {
    for (int at = start; ; at++) {
      if (at == end) {
        int looked = at - start;
        fill();
        at = start + looked;
      }
      if (buffer[at] != '\n') continue;
      lineEnd = at > start && buffer[at - 1] == '\r' ? at - 1 : at;
      return lineEnd - start;
    }
  }

  private void skipLine() {
    start = buffer[lineEnd] == '\r' ? lineEnd + 2 : lineEnd + 1;
  }

  /// @param name in lower case
  private boolean isHeader(byte[] name) {
    if (lineEnd - start < name.length) return false;
    for (int i = 0; i < name.length; i++) {
      if ((buffer[start + i] | LOWER) != name[i]) return false;
    }
    return true;
  }

  private int number(int from, int to, int radix) {
    return Integer.parseInt(new String(buffer, from, to - from, ISO_8859_1).strip(), radix);
  }

  private byte[] bytes(int length) throws IOException {
    int there = Math.min(length, end - start);
    var bytes = Arrays.copyOfRange(buffer, start, start + length);
    if (there < length) {
      if (in.readNBytes(bytes, there, length - there) < length - there) throw hungUp();
    }
    start += there;
    return bytes;
  }

  private byte[] chunks() throws IOException {
    var body = new ByteArrayOutputStream();
    while (true) {
      line();
      int size = number(start, lineEnd, 16);
      skipLine();
      body.writeBytes(bytes(size));
      line();
      skipLine();
      if (size == 0) return body.toByteArray();
    }
  }

  /// Reads more, behind what is not used yet.
  private void fill() throws IOException {
    if (start > 0) {
      System.arraycopy(buffer, start, buffer, 0, end - start);
      end -= start;
      start = 0;
    }
    if (end == BUFFER) throw new IOException("a line of more than " + BUFFER + " bytes");
    int read = in.read(buffer, end, BUFFER - end);
    if (read < 0) throw hungUp();
    end += read;
  }

  private static EOFException hungUp() {
    return new EOFException("the server hung up");
  }
}
