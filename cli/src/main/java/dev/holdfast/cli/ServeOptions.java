package dev.holdfast.cli;

import dev.holdfast.kernel.LaneOptions;
import dev.holdfast.server.Paying;
import dev.holdfast.server.ServerOptions;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that `serve` and `demo` share.
final class ServeOptions {
  private static final int MAX_PORT = 65_535;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Port to listen on, 0 for any free one. Default: ${DEFAULT-VALUE}")
  int port = 8080;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description = "Address to listen on. Default: ${DEFAULT-VALUE}")
  String host = "127.0.0.1";

  @Option(
      names = "--lanes",
      paramLabel = "N",
      description = "Lanes that decide commands. Default: ${DEFAULT-VALUE}")
  int lanes = 1;

  @Option(
      names = "--crowd",
      paramLabel = "N",
      description =
          "From how many waiting commands on a lane prepares the next batch while the last one"
              + " commits; 0 for never. Default: ${DEFAULT-VALUE}")
  int crowd = LaneOptions.DEFAULT.crowd();

  @Option(
      names = "--api-key",
      paramLabel = "KEY",
      description =
          "The admin API key, 8 to 200 visible characters. Default: one is made on the first start"
              + " and written to DIR/admin.key.")
  @Nullable String apiKey;

  @Option(
      names = "--providers",
      paramLabel = "FILE",
      description =
          "The merchant accounts at payment providers, see docs/payments.md. Default: none, money"
              + " comes in offline.")
  @Nullable Path providers;

  @Option(
      names = "--late-money",
      paramLabel = "POLICY",
      description =
          "Money that comes in after its order ended: revive the order if that is possible, or"
              + " refund. Default: ${DEFAULT-VALUE}")
  String lateMoney = "revive";

  @Option(
      names = "--unsafe-fast",
      description =
          "For tests: accept a PostgreSQL without fsync, synchronous_commit or full_page_writes. A"
              + " crash of the machine then loses acknowledged orders.")
  boolean unsafeFast;

  /// Asked before a database is started, which takes longer.
  ///
  /// @throws VerbException when nobody could listen there
  void requireFreePort() {
    if (port < 0 || port > MAX_PORT) throw new VerbException("there is no port " + port);
    try (var socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(host, port));
    } catch (IOException e) {
      throw new VerbException(
          "cannot listen on %s:%d (%s): choose another --port"
              .formatted(host, port, e.getMessage()),
          e);
    }
  }

  /// Read before anything is started.
  ///
  /// @throws VerbException when there is something wrong with it
  Paying paying() {
    if (!lateMoney.matches("revive|refund")) {
      throw new VerbException("--late-money is revive or refund, not " + lateMoney);
    }
    boolean refund = lateMoney.equals("refund");
    if (providers == null) return Paying.OFFLINE;
    try {
      return Paying.load(providers, refund);
    } catch (IllegalArgumentException e) {
      throw new VerbException("--providers: " + e.getMessage(), e);
    }
  }

  ServerOptions on(OpenDatabase database, Path dataDir, Paying paying) {
    return ServerOptions.on(database.jdbcUrl(), database.user(), database.password())
        .at(host, port)
        .withLanes(lanes)
        .withCrowd(crowd < 1 ? LaneOptions.NEVER : crowd)
        .withAdminKey(apiKey, dataDir.resolve("admin.key"))
        .withUnsafeFast(unsafeFast)
        .withPaying(paying);
  }
}
