package dev.holdfast.testkit;

import dev.holdfast.embedded.EmbeddedPostgres;
import dev.holdfast.embedded.EmbeddedPostgresException;
import dev.holdfast.embedded.PostgresOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/// The data directory of one test run, `target/test-postgres/PID`. The next run deletes those of
/// runs that were killed, and stops the PostgreSQL that may still work there.
record TestDirectory(Path path) {
  private static final System.Logger LOG = System.getLogger(TestDirectory.class.getName());
  private static final Path PARENT = Path.of("target", "test-postgres");

  static TestDirectory create() {
    try {
      Files.createDirectories(PARENT);
      deleteAbandoned();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new TestDirectory(PARENT.resolve(Long.toString(ProcessHandle.current().pid())));
  }

  private static void deleteAbandoned() throws IOException {
    try (var runs = Files.newDirectoryStream(PARENT, "[0-9]*")) {
      for (var run : runs) {
        var pid = Long.parseLong(run.getFileName().toString());
        if (ProcessHandle.of(pid).isEmpty() || pid == ProcessHandle.current().pid()) {
          new TestDirectory(run).stopAndDelete();
        }
      }
    }
  }

  private void stopAndDelete() {
    try {
      if (EmbeddedPostgres.attach(path).isPresent()) {
        EmbeddedPostgres.start(path, PostgresOptions.defaults().unsafeFast()).close();
      }
      delete();
    } catch (EmbeddedPostgresException e) {
      LOG.log(Level.WARNING, "cannot stop what an earlier test run left in " + path, e);
    }
  }

  void delete() {
    try (var files = Files.walk(path)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException e) {
      LOG.log(Level.WARNING, "cannot delete " + path, e);
    }
  }
}
