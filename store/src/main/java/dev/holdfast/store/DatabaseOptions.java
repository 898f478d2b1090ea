package dev.holdfast.store;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How to reach and use a database.
///
/// @param jdbcUrl `jdbc:postgresql://host:port/name`
/// @param user,password null when the URL has them
/// @param lanes connections for lanes: each takes two in a crowd, and one is there to ask what
///   became of a commit
/// @param reads connections for queries
/// @param connectTimeout how long to wait for a connection before the database counts as
///   unreachable
/// @param allowUnsafe whether a server that may lose commits in a crash is accepted
public record DatabaseOptions(
    String jdbcUrl,
    @Nullable String user,
    @Nullable String password,
    int lanes,
    int reads,
    Duration connectTimeout,
    boolean allowUnsafe) {

  public static DatabaseOptions of(
      String jdbcUrl, @Nullable String user, @Nullable String password) {
    return new DatabaseOptions(jdbcUrl, user, password, 3, 8, Duration.ofSeconds(2), false);
  }

  public DatabaseOptions withLanes(int number) {
    return new DatabaseOptions(jdbcUrl, user, password, number, reads, connectTimeout, allowUnsafe);
  }

  public DatabaseOptions withReads(int number) {
    return new DatabaseOptions(jdbcUrl, user, password, lanes, number, connectTimeout, allowUnsafe);
  }

  public DatabaseOptions allowingUnsafe(boolean allow) {
    return new DatabaseOptions(jdbcUrl, user, password, lanes, reads, connectTimeout, allow);
  }

  @Override
  public String toString() {
    return jdbcUrl;
  }
}
