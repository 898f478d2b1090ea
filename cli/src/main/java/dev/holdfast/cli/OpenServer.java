package dev.holdfast.cli;

import dev.holdfast.server.HoldfastServer;
import dev.holdfast.server.Paying;
import java.util.concurrent.CountDownLatch;

/// A server and its database, from start to an orderly end. SIGTERM and Ctrl-C end it: no new
/// requests, queued commands finish, then PostgreSQL stops.
final class OpenServer implements AutoCloseable {
  private final OpenDatabase database;
  private final HoldfastServer server;
  private final Paying paying;
  private final CountDownLatch closed = new CountDownLatch(1);
  private boolean closing;

  private OpenServer(OpenDatabase database, HoldfastServer server, Paying paying) {
    this.database = database;
    this.server = server;
    this.paying = paying;
  }

  static OpenServer start(ServeOptions serving, WhereOptions where) {
    serving.requireFreePort();
    var paying = serving.paying();
    var database = OpenDatabase.start(where, serving.unsafeFast);
    try {
      var server = HoldfastServer.start(serving.on(database, where.dataDir, paying));
      var open = new OpenServer(database, server, paying);
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
      paying.close();
    } finally {
      database.close();
      closed.countDown();
    }
  }
}
