package dev.holdfast.cli.chaos;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A verb in a JVM of its own.
final class Child implements AutoCloseable {
  private static final String READY = "READY ";
  private static final int STOP_SECONDS = 30;

  private final String name;
  private final List<String> command;
  private final Path log;
  private volatile Process process;
  private volatile String url = "";

  private Child(String name, List<String> command, Path log) throws IOException {
    this.name = name;
    this.command = command;
    this.log = log;
    this.process = start();
  }

  /// Returns once it is ready.
  ///
  /// @param log where its error stream goes
  /// @throws IOException when it did not get ready
  static Child start(Path log, String heap, String verb, List<String> arguments)
      throws IOException {
    var java = ProcessHandle.current().info().command().orElse("java");
    var command = new ArrayList<>(List.of(java, "-Xmx" + heap, "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("dev.holdfast.cli.Holdfast", verb));
    command.addAll(arguments);
    return new Child(verb, command, log);
  }

  /// Where it listens.
  String url() {
    return url;
  }

  /// `kill -9`, and a new one on the same files.
  void killAndRestart() throws IOException {
    process.destroyForcibly();
    process.onExit().join();
    process = start();
  }

  private Process start() throws IOException {
    var started =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    var out = started.inputReader();
    for (var line = out.readLine(); line != null; line = out.readLine()) {
      if (!line.startsWith(READY)) continue;
      url = line.substring(READY.length()).strip();
      // Not virtual: reading from a pipe keeps a carrier thread, of which there are few.
      Thread.ofPlatform().daemon().name(name + "-output").start(() -> drain(out));
      return started;
    }
    throw new IOException(name + " did not start: " + lastLine());
  }

  /// So that it never waits for a reader.
  private static void drain(BufferedReader out) {
    out.lines().forEach(line -> {});
  }

  private String lastLine() throws IOException {
    return Files.readAllLines(log).stream().reduce("", (former, line) -> line);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
  }
}
