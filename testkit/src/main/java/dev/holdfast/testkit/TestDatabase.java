package dev.holdfast.testkit;

import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/// An empty or prepared PostgreSQL database for one test class, on a server that all tests of this
/// JVM share. Cheap: some tens of milliseconds once the server runs, which takes a second or two.
/// The server gives up durability for speed; a test of durability starts an `EmbeddedPostgres` of
/// its own.
///
/// @param name unique on the server
public record TestDatabase(String name, String jdbcUrl, String user, String password)
    implements AutoCloseable {

  /// Fills an empty database, once for each template and JVM. It closes every connection it opens.
  @FunctionalInterface
  public interface Preparation {
    void prepare(TestDatabase empty) throws Exception;
  }

  /// A new database with nothing in it.
  public static TestDatabase create() {
    return TestServer.shared().create();
  }

  /// A new copy of a template, which the first caller who names it prepares.
  ///
  /// @param template lower-case letters, digits and underscores
  public static TestDatabase create(String template, Preparation preparation) {
    return TestServer.shared().create(template, preparation);
  }

  /// A source of connections, each a new one.
  public DataSource dataSource() {
    var source = new PGSimpleDataSource();
    source.setURL(jdbcUrl);
    source.setUser(user);
    source.setPassword(password);
    return source;
  }

  /// Drops the database, and cuts off who is still connected. Optional: all of them go with the
  /// server.
  @Override
  public void close() {
    TestServer.shared().drop(name);
  }
}
