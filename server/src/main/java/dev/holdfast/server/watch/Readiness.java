package dev.holdfast.server.watch;

import dev.holdfast.store.Database;
import java.sql.SQLException;

/// Whether this server should get requests: its lanes take commands and its database answers.
/// Thread-safe.
public final class Readiness {
  private static final int SECONDS = 2;

  private final Database database;
  private volatile boolean draining;

  public Readiness(Database database) {
    this.database = database;
  }

  /// The first step of a shutdown: load balancers should look elsewhere, streams come to an end.
  public void drain() {
    draining = true;
  }

  public boolean draining() {
    return draining;
  }

  boolean databaseAnswers() {
    try (var connection = database.reads().getConnection()) {
      return connection.isValid(SECONDS);
    } catch (SQLException e) {
      return false;
    }
  }
}
