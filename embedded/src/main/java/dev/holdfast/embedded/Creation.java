package dev.holdfast.embedded;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// Makes a cluster: `initdb` into a draft, the database, then one atomic rename. Whoever is killed
/// in between leaves a draft, which the next attempt deletes, never half a cluster. Each draft has
/// a name of its own, for the `initdb` of a killed server may still be writing into the last one.
record Creation(Cluster cluster, PostgresOptions options) {
  private static final System.Logger LOG = System.getLogger(Creation.class.getName());
  private static final String DRAFT = "pg.new-";

  void create(String secret) throws IOException, InterruptedException {
    var root = cluster.directory().root();
    deleteOldDrafts(root);
    var draft = Files.createTempDirectory(root, DRAFT); // mode 700, as PostgreSQL demands
    cluster.runAs().handOver(draft);
    initialise(draft, secret);
    createDatabase(draft);
    Files.writeString(
        draft.resolve("postgresql.conf"),
        "\ninclude_if_exists = '%s'\n".formatted(Cluster.SETTINGS_FILE),
        StandardOpenOption.APPEND,
        StandardOpenOption.SYNC);
    Files.move(draft, cluster.directory().pg(), StandardCopyOption.ATOMIC_MOVE);
    Cluster.force(root);
  }

  private static void deleteOldDrafts(Path root) throws IOException {
    try (var drafts = Files.newDirectoryStream(root, DRAFT + "*")) {
      for (var draft : drafts) {
        try {
          Trees.delete(draft);
        } catch (IOException e) {
          LOG.log(Level.DEBUG, "an initdb still writes there; a later start deletes it", e);
        }
      }
    }
  }

  private void initialise(Path draft, String secret) throws IOException, InterruptedException {
    var password = cluster.directory().root().resolve("postgres.secret.initdb");
    DataDirectory.writeOwnerOnly(password, secret);
    cluster.runAs().handOver(password);
    var arguments =
        new ArrayList<>(
            List.of(
                "--pgdata=" + draft,
                "--username=" + Postmaster.USER,
                "--auth=scram-sha-256",
                "--pwfile=" + password,
                "--encoding=UTF8",
                // Sorting that no upgrade of the system's C library can change under an index.
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--data-checksums"));
    if (!options.durable()) {
      arguments.add("--no-sync");
    }
    try {
      run(cluster.program("initdb", arguments));
    } finally {
      Files.deleteIfExists(password);
    }
  }

  private void createDatabase(Path draft) throws IOException, InterruptedException {
    var statement = cluster.directory().root().resolve("postgres.create.sql");
    Files.writeString(statement, "CREATE DATABASE %s\n".formatted(PostgresAddress.DATABASE));
    var arguments =
        new ArrayList<>(List.of("--single", "-D", draft.toString(), "-c", "exit_on_error=on"));
    if (!options.durable()) {
      arguments.addAll(List.of("-c", "fsync=off"));
    }
    arguments.add("template1");
    try {
      run(cluster.program("postgres", arguments).redirectInput(statement.toFile()));
    } finally {
      Files.deleteIfExists(statement);
    }
  }

  private void run(ProcessBuilder program) throws IOException, InterruptedException {
    var log = LogTail.from(cluster.directory().log());
    var process = program.start();
    try {
      var code = process.waitFor();
      if (code != 0) {
        throw new EmbeddedPostgresException(
            "PostgreSQL could not make a database in %s (exit code %d): %s"
                .formatted(cluster.directory().root(), code, log.text()));
      }
    } finally {
      process.destroyForcibly();
    }
  }
}
