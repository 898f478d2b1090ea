package dev.holdfast.testkit;

import dev.holdfast.embedded.EmbeddedPostgres;
import dev.holdfast.embedded.PostgresAddress;
import dev.holdfast.embedded.PostgresOptions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// The PostgreSQL that all tests of this JVM share: started by the first who needs it, stopped and
/// deleted when the JVM ends. With `-Dholdfast.test.port=PORT` it is one that runs on this machine
/// already, of whatever version, and lets `postgres` in without a password; its databases `test_*`
/// and `template_*` are ours. Thread-safe.
final class TestServer {
  private static final String PORT = "holdfast.test.port";

  private final Supplier<PostgresAddress> postgres;
  private final AtomicInteger databases = new AtomicInteger();
  private final Set<String> templates = new HashSet<>();

  private TestServer(Supplier<PostgresAddress> postgres) {
    this.postgres = postgres;
  }

  /// Initialised once, by the class loader.
  private static final class Shared {
    static final TestServer SERVER = start();
  }

  static TestServer shared() {
    return Shared.SERVER;
  }

  private static TestServer start() {
    var port = Integer.getInteger(PORT);
    if (port == null) return startEmbedded();
    var address = new PostgresAddress(port, "postgres", "", 0);
    return new TestServer(() -> address);
  }

  private static TestServer startEmbedded() {
    var directory = TestDirectory.create();
    var options = PostgresOptions.defaults().unsafeFast().with("max_connections", "200");
    var postgres = EmbeddedPostgres.start(directory.path(), options);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> {
              postgres.close();
              directory.delete();
            }));
    return new TestServer(postgres::address);
  }

  TestDatabase create() {
    return create("template1");
  }

  private TestDatabase create(String template) {
    var name = "test_%d_%d".formatted(ProcessHandle.current().pid(), databases.incrementAndGet());
    run("CREATE DATABASE %s TEMPLATE %s".formatted(name, template));
    return database(name);
  }

  /// One template is prepared at a time, so that its second user finds it finished.
  synchronized TestDatabase create(String template, TestDatabase.Preparation preparation) {
    var name = "template_" + template;
    if (!templates.contains(template)) {
      drop(name);
      run("CREATE DATABASE " + name);
      try {
        preparation.prepare(database(name));
      } catch (Exception e) {
        drop(name);
        throw new IllegalStateException("template %s could not be prepared".formatted(template), e);
      }
      run("ALTER DATABASE %s ALLOW_CONNECTIONS false".formatted(name));
      run(
          "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '%s'"
              .formatted(name));
      templates.add(template);
    }
    return create(name);
  }

  void drop(String name) {
    run("DROP DATABASE IF EXISTS %s WITH (FORCE)".formatted(name));
  }

  private TestDatabase database(String name) {
    var address = postgres.get();
    return new TestDatabase(name, address.jdbcUrl(name), address.user(), address.password());
  }

  private void run(String sql) {
    var address = postgres.get();
    var anywhere = address.jdbcUrl("postgres");
    try (var connection =
            DriverManager.getConnection(anywhere, address.user(), address.password());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }
}
