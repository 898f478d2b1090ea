package dev.holdfast.bench.machine;

import dev.holdfast.embedded.EmbeddedPostgres;
import dev.holdfast.embedded.PostgresOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The PostgreSQL server that everything is measured on: an embedded one in a temporary directory,
/// durable, with the settings that every data directory has; or the user's own. Databases are made
/// in it and dropped again, nothing else in it is touched.
public final class Cluster implements AutoCloseable {
  /// A quarter of what makes the database write a checkpoint by itself.
  private static final long MUCH_LOG = 1L << 30;

  private static final String LOGGED =
      """
      select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), redo_lsn)::bigint
      from pg_control_checkpoint()\
      """;

  private final Address admin;
  private final boolean unsafe;
  private final OptionalLong postmaster;
  private final @Nullable EmbeddedPostgres embedded;
  private final @Nullable Path directory;
  private final AtomicInteger databases = new AtomicInteger();

  private Cluster(
      Address admin,
      boolean unsafe,
      @Nullable EmbeddedPostgres embedded,
      @Nullable Path directory) {
    this.admin = admin;
    this.unsafe = unsafe;
    this.embedded = embedded;
    this.directory = directory;
    this.postmaster =
        embedded == null ? OptionalLong.empty() : OptionalLong.of(embedded.address().pid());
  }

  /// Starts one of our own.
  public static Cluster start() {
    try {
      var directory = Files.createTempDirectory("holdfast-bench-");
      try {
        letThrough(directory);
        var postgres =
            EmbeddedPostgres.start(directory.resolve("data"), PostgresOptions.defaults());
        var at = postgres.address();
        var admin = new Address(at.jdbcUrl(), at.user(), at.password());
        var cluster = new Cluster(admin, false, postgres, directory);
        Runtime.getRuntime().addShutdownHook(new Thread(cluster::close, "holdfast-bench-end"));
        return cluster;
      } catch (RuntimeException e) {
        delete(directory);
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A database that does not run as root must get to its directory below.
  private static void letThrough(Path directory) throws IOException {
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
  }

  /// Uses the user's.
  ///
  /// @param admin a database of it, whose user may create databases
  public static Cluster at(Address admin) {
    return new Cluster(admin, false, null, null);
  }

  /// One that may lose what it acknowledges, for tests: its figures mean nothing.
  static Cluster unsafe(Address admin) {
    return new Cluster(admin, true, null, null);
  }

  /// Whether a database that is not durable is accepted.
  boolean isUnsafe() {
    return unsafe;
  }

  /// The postmaster's process id, if the server is ours.
  public OptionalLong postmaster() {
    return postmaster;
  }

  public Address admin() {
    return admin;
  }

  /// A new and empty database.
  public Address create() throws SQLException {
    var name =
        "holdfast_bench_%d_%d"
            .formatted(ProcessHandle.current().pid(), databases.incrementAndGet());
    execute("create database " + name);
    return admin.database(name);
  }

  /// Drops a database that [#create] made.
  public void drop(Address database) throws SQLException {
    var url = database.jdbcUrl();
    var name = url.substring(url.lastIndexOf('/') + 1).replaceAll("\\?.*", "");
    execute("drop database " + name + " with (force)");
  }

  /// Writes what is dirty once there is much of it, so that no checkpoint of the database's own
  /// accord comes into somebody's run. Not before each run: the first change of each page after a
  /// checkpoint logs the whole page, which whoever does the most would pay most for.
  public void checkpointIfDue() throws SQLException {
    if (embedded == null) return;
    try (var connection = admin.dataSource().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(LOGGED)) {
      if (rows.next() && rows.getLong(1) > MUCH_LOG) statement.execute("checkpoint");
    }
  }

  private void execute(String sql) throws SQLException {
    try (var connection = admin.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /// Also done when the process is asked to end; the second time does nothing.
  @Override
  public synchronized void close() {
    if (embedded != null) embedded.close();
    if (directory != null) delete(directory);
  }

  private static void delete(Path directory) {
    if (!Files.exists(directory)) return;
    try (var files = Files.walk(directory)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + directory, e);
    }
  }
}
