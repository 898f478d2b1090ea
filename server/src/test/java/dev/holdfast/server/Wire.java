package dev.holdfast.server;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// One connection, byte by byte: for what an HTTP client would not send, and for reading while
/// still writing.
final class Wire implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 30_000;

  private final Socket socket;
  private final OutputStream out;
  private final InputStream in;
  private int leftInChunk;

  Wire(URI server) throws IOException {
    socket = new Socket(server.getHost(), server.getPort());
    socket.setSoTimeout(TIMEOUT_MILLIS);
    out = socket.getOutputStream();
    in = new BufferedInputStream(socket.getInputStream());
  }

  Wire send(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
    return this;
  }

  /// Sends a chunk of a chunked body.
  Wire chunk(String text) throws IOException {
    int length = text.getBytes(StandardCharsets.UTF_8).length;
    return send(Integer.toHexString(length) + "\r\n" + text + "\r\n");
  }

  /// Ends a chunked body.
  Wire lastChunk() throws IOException {
    return send("0\r\n\r\n");
  }

  /// Reads past the response's head.
  ///
  /// @return the status line
  String head() throws IOException {
    var status = line();
    while (!line().isEmpty()) {}
    return status;
  }

  /// The next line of a chunked response's content; null after the last.
  @Nullable String contentLine() throws IOException {
    var line = new ByteArrayOutputStream();
    for (int b = content(); b >= 0; b = content()) {
      if (b == '\n') return line.toString(StandardCharsets.UTF_8);
      line.write(b);
    }
    return null;
  }

  private int content() throws IOException {
    if (leftInChunk == 0) {
      var size = line();
      if (size.isEmpty()) size = line();
      leftInChunk = Integer.parseInt(size, 16);
      if (leftInChunk == 0) return -1;
    }
    leftInChunk--;
    return in.read();
  }

  private String line() throws IOException {
    var line = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) if (b != '\r') line.write(b);
    return line.toString(StandardCharsets.UTF_8);
  }

  /// Everything that is still to come until the server closes.
  String rest() throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
