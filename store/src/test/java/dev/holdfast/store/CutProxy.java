package dev.holdfast.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// Stands between the store and its database and cuts a lane's line at a chosen moment. Lanes are
/// known by a setting that only they make.
final class CutProxy implements AutoCloseable {
  private final ServerSocket listener;
  private final int target;
  private final AtomicInteger loseRequest = new AtomicInteger();
  private final AtomicInteger loseAnswer = new AtomicInteger();

  CutProxy(int target) throws IOException {
    this.target = target;
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  /// The nth packet to the server from now on does not arrive, and the connection dies.
  void loseRequest(int nth) {
    loseRequest.set(nth);
  }

  /// The nth packet from the server from now on does not arrive, and the connection dies.
  void loseAnswer(int nth) {
    loseAnswer.set(nth);
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        var client = listener.accept();
        var server = new Socket(InetAddress.getLoopbackAddress(), target);
        var lane = new AtomicBoolean();
        Thread.ofVirtual().start(() -> forward(client, server, loseRequest, lane));
        Thread.ofVirtual().start(() -> forward(server, client, loseAnswer, lane));
      } catch (IOException e) {
        return;
      }
    }
  }

  private static void forward(Socket from, Socket to, AtomicInteger lose, AtomicBoolean lane) {
    var buffer = new byte[64 * 1024];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
        if (lane.get() && lose.get() > 0 && lose.decrementAndGet() == 0) return;
        if (new String(buffer, 0, n, ISO_8859_1).contains("force_generic_plan")) lane.set(true);
        out.write(buffer, 0, n);
      }
    } catch (IOException e) {
      return;
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
