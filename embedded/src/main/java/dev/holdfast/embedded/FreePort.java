package dev.holdfast.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;

/// Finds a port of 127.0.0.1 that nobody listens on. Somebody may take it before PostgreSQL does;
/// the caller tries again then.
///
/// The port lies below those that the kernel gives to outgoing connections. Otherwise a client that
/// knocks while PostgreSQL restarts could be given that very port, connect to itself and keep
/// PostgreSQL out.
final class FreePort {
  private static final int LOWEST = 15_000;
  private static final int LOWEST_OUTGOING_DEFAULT = 32_768;
  private static final int ATTEMPTS = 100;
  private static final Path RANGE = Path.of("/proc/sys/net/ipv4/ip_local_port_range");

  private FreePort() {}

  static int find() throws IOException {
    var end = lowestOutgoing();
    for (var attempt = 0; attempt < ATTEMPTS && end > LOWEST; attempt++) {
      var port = ThreadLocalRandom.current().nextInt(LOWEST, end);
      if (isFree(port)) {
        return port;
      }
    }
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /// Read by lines, for such a file gives everything to the first read and nothing to the next,
  /// however short the first one was.
  static int lowestOutgoing() {
    try (var range = Files.newBufferedReader(RANGE)) {
      return Integer.parseInt(String.valueOf(range.readLine()).split("\\s+", 2)[0]);
    } catch (IOException | NumberFormatException e) {
      return LOWEST_OUTGOING_DEFAULT;
    }
  }
}
