package dev.holdfast.store;

import dev.holdfast.kernel.Row;
import dev.holdfast.testkit.Access;
import dev.holdfast.testkit.StoreContract;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/// The store on PostgreSQL keeps the contract of every store.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PgStoreTests implements StoreContract {
  private final StoreDatabase database = new StoreDatabase();
  private final List<Database> servers = new ArrayList<>();
  private int next;

  /// The contract knows no rows that lead to others: a cell's location comes to be with it.
  private static final String LOCATIONS =
      """
      create function add_location() returns trigger language plpgsql as $$
      begin
        insert into location (id, version, priority, code, name)
        values (-new.id, 1, 10, new.location, new.location) on conflict (code) do nothing;
        return new;
      end $$;
      create trigger add_location before insert on stock
        for each row execute function add_location()\
      """;

  @BeforeAll
  void startServers() {
    database.execute(LOCATIONS);
    for (int i = 0; i < 3; i++) servers.add(database.open());
  }

  @AfterAll
  void close() {
    database.close();
  }

  @Override
  public Access open() {
    var server = servers.get(next++ % servers.size());
    return new Access(server.store(), server.journal(), server.codec());
  }

  @Override
  public Stranger lockAsStranger(Row row) {
    var sql =
        switch (row.table().name()) {
          case "orders" -> "select from orders where id = ? for update";
          case "stock" -> "select from stock where sku = ? for update";
          default -> throw new IllegalArgumentException(row.toString());
        };
    var connection = database.connect();
    try {
      connection.setAutoCommit(false);
      try (var statement = connection.prepareStatement(sql)) {
        statement.setObject(1, row.key());
        statement.executeQuery();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return () -> release(connection);
  }

  private static void release(Connection connection) {
    try (connection) {
      connection.rollback();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
