package dev.holdfast.cli;

import dev.holdfast.sandbox.Sandbox;
import dev.holdfast.sandbox.SandboxOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;

/// The payment provider beside the demo's server, with files of its own.
final class DemoSandbox {
  private DemoSandbox() {}

  /// A port that can be told before anybody listens there.
  static int fixed(int port) {
    if (port != 0) return port;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// @param serving whose port is known
  static Sandbox start(int port, ServeOptions serving, Path dataDir) {
    var host = serving.host.equals("0.0.0.0") ? "127.0.0.1" : serving.host;
    var shop = "http://%s:%d".formatted(host, serving.port);
    try {
      return Sandbox.start(
          SandboxOptions.in(dataDir.resolve("sandbox"), shop).at("127.0.0.1", port));
    } catch (UncheckedIOException e) {
      throw new VerbException(
          "the sandbox cannot listen on port %d: choose another --sandbox-port".formatted(port), e);
    }
  }
}
