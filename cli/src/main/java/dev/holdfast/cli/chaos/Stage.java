package dev.holdfast.cli.chaos;

import dev.holdfast.client.HoldfastClient;
import dev.holdfast.client.Retries;
import dev.holdfast.sandbox.fault.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The processes of a run.
final class Stage implements AutoCloseable {
  /// Patient enough for a server that is killed and starts again.
  private static final Retries PATIENCE =
      new Retries(600, Duration.ofMillis(50), Duration.ofMillis(500));

  private final Child sandbox;
  private final Child server;
  private final HoldfastClient shop;
  private final Provider provider;

  private Stage(Child sandbox, Child server, HoldfastClient shop) {
    this.sandbox = sandbox;
    this.server = server;
    this.shop = shop;
    this.provider = new Provider(URI.create(sandbox.url()));
  }

  /// @param directory for everything that they write
  static Stage set(ChaosPlan plan, Path directory) throws IOException {
    int port = freePort();
    var sandbox =
        Child.start(
            directory.resolve("sandbox.log"),
            "256m",
            "sandbox",
            sandboxOptions(plan, directory, "http://127.0.0.1:" + port));
    try {
      var server =
          Child.start(
              directory.resolve("server.log"), "640m", "serve", serverOptions(directory, port));
      var key = Files.readString(directory.resolve("shop/admin.key")).strip();
      var shop = HoldfastClient.builder(URI.create(server.url()), key).retries(PATIENCE).build();
      return new Stage(sandbox, server, shop);
    } catch (IOException | RuntimeException e) {
      sandbox.close();
      throw e;
    }
  }

  private static List<String> sandboxOptions(ChaosPlan plan, Path directory, String shop) {
    var faults = plan.faults();
    var options =
        new ArrayList<>(
            List.of(
                "--port",
                "0",
                "--data-dir",
                directory.resolve("provider").toString(),
                "--notify-base",
                shop,
                "--speed",
                "" + ChaosPlan.SPEED,
                "--seed",
                "" + faults.seed(),
                "--plan-by",
                "amount",
                "--delay",
                faults.delay().toMillis() + "ms"));
    for (var fault : Fault.values()) {
      if (faults.share(fault) == 0) continue;
      options.addAll(List.of("--fault", fault.label() + "=" + faults.share(fault)));
    }
    return options;
  }

  private static List<String> serverOptions(Path directory, int port) throws IOException {
    return List.of(
        "--port", "" + port,
        "--data-dir", directory.resolve("shop").toString(),
        "--providers", Terms.write(directory.resolve("provider/accounts.json")).toString());
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  HoldfastClient shop() {
    return shop;
  }

  Provider provider() {
    return provider;
  }

  void killServer() throws IOException {
    server.killAndRestart();
  }

  @Override
  public void close() {
    shop.close();
    provider.close();
    server.close();
    sandbox.close();
  }
}
