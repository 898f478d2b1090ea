package dev.holdfast.embedded;

/// Where a running PostgreSQL listens and who may come in. Loopback only.
///
/// @param port the TCP port on 127.0.0.1, another one after each start
/// @param user the owner of the database, a superuser
/// @param password the generated secret of the data directory
/// @param pid the postmaster's process id
public record PostgresAddress(int port, String user, String password, long pid) {
  /// The database that every data directory has from the start.
  public static final String DATABASE = "holdfast";

  /// The JDBC address of [#DATABASE], without the credentials.
  public String jdbcUrl() {
    return jdbcUrl(DATABASE);
  }

  /// The JDBC address of another database of this server.
  public String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
  }

  /// Without the password, so that it can be logged.
  @Override
  public String toString() {
    return "PostgresAddress[port=%d, user=%s, pid=%d]".formatted(port, user, pid);
  }
}
