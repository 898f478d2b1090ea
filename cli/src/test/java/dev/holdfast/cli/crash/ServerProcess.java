package dev.holdfast.cli.crash;

import dev.holdfast.testkit.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// `holdfast serve` in a JVM of its own, with its embedded PostgreSQL or on a database that is
/// there.
final class ServerProcess implements AutoCloseable {
  private final Path dataDir;
  private final int port;
  private final List<String> options;
  private volatile String url = "";
  private volatile Process process;

  ServerProcess(Path dataDir, int port) {
    this(dataDir, port, List.of());
  }

  /// @param options of `serve`, beside those two
  ServerProcess(Path dataDir, int port, List<String> options) {
    this.dataDir = dataDir;
    this.port = port;
    this.options = options;
    this.process = start();
  }

  /// A server on any free port.
  ///
  /// @param directory where its standard error goes
  static ServerProcess on(TestDatabase database, String apiKey, Path directory) {
    var options = new ArrayList<>(List.of("--unsafe-fast", "--crowd", "4", "--api-key", apiKey));
    options.addAll(List.of("--database-url", database.jdbcUrl()));
    options.addAll(List.of("--database-user", database.user()));
    options.addAll(List.of("--database-password", database.password()));
    return new ServerProcess(directory, 0, options);
  }

  String url() {
    return url;
  }

  String adminKey() throws IOException {
    return Files.readString(dataDir.resolve("admin.key")).strip();
  }

  /// `kill -9` of the server, and only of the server: its PostgreSQL stays behind as an orphan.
  void killServer() {
    kill(process.toHandle());
  }

  /// `kill -9` of the postmaster; its backends notice and end.
  void killPostgres() throws IOException {
    var pidFile = dataDir.resolve("pg").resolve("postmaster.pid");
    long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
    ProcessHandle.of(pid).ifPresent(ServerProcess::kill);
  }

  void restart() {
    process = start();
  }

  /// An orderly end: SIGTERM, then waiting for the exit.
  int terminate() throws InterruptedException {
    process.destroy();
    return process.waitFor();
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(30, TimeUnit.SECONDS)) kill(process.toHandle());
  }

  private static void kill(ProcessHandle handle) {
    handle.destroyForcibly();
    handle.onExit().join();
  }

  private Process start() {
    try {
      var started =
          new ProcessBuilder(command())
              .redirectError(
                  ProcessBuilder.Redirect.appendTo(dataDir.resolve("server.err").toFile()))
              .start();
      awaitReady(started);
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> command() {
    var java = ProcessHandle.current().info().command().orElseThrow();
    var command = new ArrayList<>(List.of(java, "-Xmx512m", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.addAll(List.of("dev.holdfast.cli.Holdfast", "serve", "--port", "" + port));
    command.addAll(List.of("--data-dir", dataDir.toString()));
    command.addAll(options);
    return command;
  }

  /// Waits for the READY line, then keeps reading so that the server never blocks on its output.
  private void awaitReady(Process started) throws IOException {
    var out = new BufferedReader(started.inputReader());
    for (var line = out.readLine(); line != null; line = out.readLine()) {
      if (!line.startsWith("READY ")) continue;
      url = line.substring("READY ".length()).strip();
      Thread.ofVirtual().start(() -> out.lines().forEach(ignored -> {}));
      return;
    }
    throw new IOException(
        "no READY: " + Files.readString(dataDir.resolve("server.err")).lines().toList());
  }
}
