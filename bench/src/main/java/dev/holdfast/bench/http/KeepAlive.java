package dev.holdfast.bench.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One HTTP/1.1 connection that is kept alive: a request, its response, the next request. Confined
/// to one thread.
final class KeepAlive implements AutoCloseable {
  private static final int BUFFER = 16 * 1024;
  private static final int TIMEOUT_MILLIS = 60_000;

  private final String host;
  private final String authorization;
  private final Socket socket;
  private final InputStream in;

  /// @param status the response's status code
  /// @param body its body
  record Response(int status, byte[] body) {}

  KeepAlive(URI server, String apiKey) throws IOException {
    host = server.getHost() + ":" + server.getPort();
    authorization = "Bearer " + apiKey;
    socket = new Socket(server.getHost(), server.getPort());
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(TIMEOUT_MILLIS);
    in = new BufferedInputStream(socket.getInputStream(), BUFFER);
  }

  /// @param key the idempotency key, null for none
  Response post(String path, String contentType, @Nullable String key, byte[] body)
      throws IOException {
    var head =
        "POST %s HTTP/1.1\r\nHost: %s\r\nAuthorization: %s\r\nContent-Type: %s\r\n%sContent-Length: %d\r\n\r\n"
            .formatted(
                path,
                host,
                authorization,
                contentType,
                key == null ? "" : "Idempotency-Key: " + key + "\r\n",
                body.length);
    var request = new ByteArrayOutputStream(head.length() + body.length);
    request.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
    request.writeBytes(body);
    socket.getOutputStream().write(request.toByteArray());
    return response();
  }

  private Response response() throws IOException {
    int status = Integer.parseInt(line().split(" ", 3)[1]);
    int length = 0;
    boolean chunked = false;
    for (var header = line(); !header.isEmpty(); header = line()) {
      var lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) length = Integer.parseInt(value(lower));
      if (lower.startsWith("transfer-encoding:")) chunked = value(lower).equals("chunked");
    }
    return new Response(status, chunked ? chunks() : in.readNBytes(length));
  }

  private static String value(String header) {
    return header.substring(header.indexOf(':') + 1).strip();
  }

  private byte[] chunks() throws IOException {
    var body = new ByteArrayOutputStream();
    for (int size = chunkSize(); size > 0; size = chunkSize()) {
      body.writeBytes(in.readNBytes(size));
      line();
    }
    line();
    return body.toByteArray();
  }

  private int chunkSize() throws IOException {
    return Integer.parseInt(line(), 16);
  }

  private String line() throws IOException {
    var line = new StringBuilder(64);
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) throw new EOFException("the server hung up");
      if (c != '\r') line.append((char) c);
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
