package dev.holdfast.store;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/// Makes connections and prepares each one before anybody uses it.
final class SessionDataSource extends PGSimpleDataSource {
  private static final long serialVersionUID = 1;
  private final transient Preparation preparation;

  /// What is done to a new connection, in autocommit.
  @FunctionalInterface
  interface Preparation {
    void prepare(Connection connection) throws SQLException;
  }

  SessionDataSource(Preparation preparation) {
    this.preparation = preparation;
  }

  @Override
  public Connection getConnection(@Nullable String user, @Nullable String password)
      throws SQLException {
    var connection = super.getConnection(user, password);
    try {
      preparation.prepare(connection);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    } catch (DatabaseRefused e) {
      connection.close();
      throw new SQLException(e.getMessage(), "58000", e);
    }
  }
}
