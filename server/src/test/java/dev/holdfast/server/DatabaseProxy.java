package dev.holdfast.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Stands between a server and its database on one port, so that the database may stop, and start
/// again on another port, unseen. While it leads nowhere, connections are accepted and cut.
final class DatabaseProxy implements AutoCloseable {
  private final ServerSocket door;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile int target;

  /// @param target the database's port on the loopback address
  DatabaseProxy(int target) {
    this.target = target;
    try {
      door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return door.getLocalPort();
  }

  /// Cuts every connection, and each new one.
  void cut() {
    target = 0;
    open.forEach(DatabaseProxy::close);
  }

  void leadTo(int port) {
    target = port;
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        var caller = door.accept();
        Thread.ofVirtual().start(() -> connect(caller));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void connect(Socket caller) {
    open.add(caller);
    try (caller;
        var database = new Socket(InetAddress.getLoopbackAddress(), target)) {
      open.add(database);
      var back = Thread.ofVirtual().start(() -> pipe(database, caller));
      pipe(caller, database);
      back.join();
      open.remove(database);
    } catch (IOException | IllegalArgumentException | InterruptedException e) {
      close(caller);
    } finally {
      open.remove(caller);
    }
  }

  private static void pipe(Socket from, Socket to) {
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      in.transferTo(out);
    } catch (IOException e) {
      close(to);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    cut();
  }
}
