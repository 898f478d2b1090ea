package dev.holdfast.cli;

import dev.holdfast.server.HoldfastServer;
import java.util.concurrent.CountDownLatch;

/// A server and its database, from start to an orderly end. SIGTERM and Ctrl-C end it: no new
/// requests, queued commands finish, then PostgreSQL stops.
final class OpenServer implements AutoCloseable {
  private final OpenDatabase database;
  private final HoldfastServer server;
  private final CountDownLatch closed = new CountDownLatch(1);
  private boolean closing;

  private OpenServer(OpenDatabase database, HoldfastServer server) {
    this.database = database;
    this.server = server;
  }

  static OpenServer start(ServeOptions serving, WhereOptions where) {
    serving.requireFreePort();
    var database = OpenDatabase.start(where, serving.unsafeFast);
    try {
      var server = HoldfastServer.start(serving.on(database, where.dataDir));
      var open = new OpenServer(database, server);
      Runtime.getRuntime().addShutdownHook(new Thread(open::close, "holdfast-shutdown"));
      return open;
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  String url() {
    return server.baseUrl().toString();
  }

  /// Waits until it is closed, which a signal does.
  void awaitClose() throws InterruptedException {
    closed.await();
  }

  @Override
  public synchronized void close() {
    if (closing) return;
    closing = true;
    try {
      server.close();
    } finally {
      database.close();
      closed.countDown();
    }
  }
}
