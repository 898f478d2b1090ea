package dev.holdfast.bench.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// One HTTP/1.1 connection that is kept alive: a request, its response, the next request. A request
/// is one write, and what stays the same in all of them is made once. Confined to one thread.
final class KeepAlive implements AutoCloseable {
  private static final byte[] KEY = "Idempotency-Key: ".getBytes(ISO_8859_1);
  private static final byte[] LENGTH = "Content-Length: ".getBytes(ISO_8859_1);
  private static final byte[] LINE = "\r\n".getBytes(ISO_8859_1);
  private static final byte[] END = "\r\n\r\n".getBytes(ISO_8859_1);
  private static final int MAX_HEAD = 1_024;

  private final byte[] head;
  private final Socket socket;
  private final OutputStream out;
  private final ResponseReader in;
  private byte[] request = new byte[0];
  private int length;

  /// @param path,contentType of all requests
  KeepAlive(URI server, String apiKey, String path, String contentType) throws IOException {
    head =
        """
        POST %s HTTP/1.1\r
        Host: %s:%d\r
        Authorization: Bearer %s\r
        Content-Type: %s\r
        """
            .formatted(path, server.getHost(), server.getPort(), apiKey, contentType)
            .getBytes(ISO_8859_1);
    socket = new Socket(server.getHost(), server.getPort());
    socket.setTcpNoDelay(true);
    out = socket.getOutputStream();
    in = new ResponseReader(socket.getInputStream());
  }

  /// @param key the idempotency key, null for none
  ResponseReader.Response post(@Nullable String key, byte[] body) throws IOException {
    int most = head.length + MAX_HEAD + body.length;
    if (request.length < most) request = new byte[most];
    length = 0;
    add(head);
    if (key != null) {
      add(KEY);
      add(key.getBytes(ISO_8859_1));
      add(LINE);
    }
    add(LENGTH);
    add(Integer.toString(body.length).getBytes(ISO_8859_1));
    add(END);
    add(body);
    out.write(request, 0, length);
    return in.next();
  }

  private void add(byte[] bytes) {
    System.arraycopy(bytes, 0, request, length, bytes.length);
    length += bytes.length;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
