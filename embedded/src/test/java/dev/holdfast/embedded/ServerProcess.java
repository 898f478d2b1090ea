package dev.holdfast.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// A server in a process of its own, to be killed. As a program, it starts PostgreSQL on the
/// directory named first, says so, and stays until its input ends.
record ServerProcess(Process process) implements AutoCloseable {
  private static final String READY = "READY";

  public static void main(String[] arguments) throws IOException {
    try (var _ = EmbeddedPostgres.start(Path.of(arguments[0]), PostgresOptions.defaults())) {
      System.out.println(READY);
      System.in.transferTo(System.err);
    } catch (EmbeddedPostgresException e) {
      System.out.println(e.getMessage());
    }
  }

  static ServerProcess launch(Path directory) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ServerProcess(
        new ProcessBuilder(
                java,
                "-cp",
                System.getProperty("java.class.path"),
                ServerProcess.class.getName(),
                directory.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start());
  }

  /// What it says first: [#READY] or why it could not start.
  String firstLine() throws IOException {
    var line = process.inputReader(StandardCharsets.UTF_8).readLine();
    return line == null ? "(nothing)" : line;
  }

  ServerProcess awaitReady() throws IOException {
    var line = firstLine();
    if (!line.equals(READY)) {
      throw new IOException("the server did not start: " + line);
    }
    return this;
  }

  /// `kill -9`.
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    kill();
  }
}
