package dev.holdfast.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// A database cluster in its data directory, and what is needed to run programs on it. The caller
/// holds the directory's lock.
record Cluster(DataDirectory directory, RunAs runAs, Path programs) {
  static final String SETTINGS_FILE = "holdfast.conf";

  /// The directory's cluster, made if missing, with the settings of this start.
  static Cluster open(DataDirectory directory, PostgresOptions options)
      throws IOException, InterruptedException {
    Leftovers.clear(directory.pg());
    var runAs = RunAs.choose(directory);
    var cluster = new Cluster(directory, runAs, Binaries.in(runAs.caches()));
    directory.rotateLog();
    var secret = directory.secretOrNew();
    if (!Files.exists(directory.pg())) {
      new Creation(cluster, options).create(secret);
    }
    cluster.writeSettings(options);
    return cluster;
  }

  /// A program of PostgreSQL, with the right rights, our log and nothing of our environment that
  /// PostgreSQL would read.
  ProcessBuilder program(String name, List<String> arguments) {
    var command = new ArrayList<>(runAs.prefix());
    command.add(programs.resolve(name).toString());
    command.addAll(arguments);
    var builder =
        new ProcessBuilder(command)
            .directory(Path.of("/").toFile())
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(ProcessBuilder.Redirect.appendTo(directory.log().toFile()))
            .redirectErrorStream(true);
    builder.environment().keySet().removeIf(key -> key.startsWith("PG"));
    builder.environment().put("LC_ALL", "C");
    return builder;
  }

  private void writeSettings(PostgresOptions options) throws IOException {
    var pg = directory.pg();
    runAs.handOver(pg);
    var draft = pg.resolve(SETTINGS_FILE + ".new");
    Files.writeString(draft, options.configuration());
    runAs.handOver(draft);
    Files.move(draft, pg.resolve(SETTINGS_FILE), StandardCopyOption.ATOMIC_MOVE);
  }

  /// Brings a rename within the directory to the disk.
  static void force(Path directory) throws IOException {
    try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
