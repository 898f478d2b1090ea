package dev.holdfast.store;

import static dev.holdfast.stock.StockTables.SKU;
import static dev.holdfast.stock.StockTables.STOCK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.kernel.Batch;
import dev.holdfast.kernel.Keys;
import dev.holdfast.kernel.StoreException;
import dev.holdfast.kernel.Workspace;
import dev.holdfast.stock.Sku;
import dev.holdfast.testkit.Await;
import dev.holdfast.testkit.Samples;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What goes wrong on a real database reaches the lane as what it has to do about it.
class FailureTests {
  private final StoreDatabase database = new StoreDatabase();
  private final Samples one = Samples.fresh();
  private final Samples other = Samples.fresh();

  @AfterEach
  void close() {
    database.close();
  }

  private Database withStock() {
    var server = database.open();
    var workspace = new Workspace();
    try (var batch = begin(server, new Keys(), workspace)) {
      workspace.put(STOCK, one.skuCode(), one.stock(5));
      workspace.put(STOCK, other.skuCode(), other.stock(5));
      batch.write(workspace, List.of());
      batch.commit();
    }
    return server;
  }

  private static Batch begin(Database server, Keys keys, Workspace workspace) {
    return server.store().begin(List.of(), keys, workspace);
  }

  private static void update(Connection stranger, Samples row) {
    try (var statement =
        stranger.prepareStatement("update stock set on_hand = on_hand where sku = ?")) {
      statement.setString(1, row.skuCode());
      statement.execute();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Works only while the database can be written.
  private void change(Database server) {
    var workspace = new Workspace();
    try (var batch = begin(server, new Keys().lock(STOCK, one.skuCode()), workspace)) {
      workspace.put(STOCK, one.skuCode(), one.stock(4));
      batch.write(workspace, List.of());
      batch.commit();
    }
  }

  private String changeLaneBackends(String function) {
    return "select count(%s(pid)) from pg_stat_activity where pid <> pg_backend_pid()"
            .formatted(function)
        + " and datname = current_database()";
  }

  @Test
  void aDeadlockWithAStrangerContends() throws SQLException {
    database.execute(
        "do $$ begin execute format('alter database %I set deadlock_timeout = 20',"
            + " current_database()); end $$");
    var server = withStock();
    try (var stranger = database.connect()) {
      stranger.setAutoCommit(false);
      update(stranger, other);
      var workspace = new Workspace();
      CompletableFuture<Void> waiting;
      try (var batch = begin(server, new Keys().lock(STOCK, one.skuCode()), workspace)) {
        waiting = CompletableFuture.runAsync(() -> update(stranger, one));
        Await.until(
            "the stranger waits for the batch",
            () -> "1".equals(database.ask("select count(*) from pg_locks where not granted")));
        Await.until(
            "the stranger has looked for a deadlock and found none",
            () ->
                "t"
                    .equals(
                        database.ask(
                            "select bool_or(waitstart < clock_timestamp() - interval '100 ms')"
                                + " from pg_locks where not granted")));
        assertThatThrownBy(() -> batch.load(new Keys().lock(STOCK, other.skuCode()), workspace))
            .isInstanceOf(StoreException.Contended.class)
            .hasMessageContaining("deadlock");
      }
      waiting.join();
      stranger.rollback();
    }
    change(server);
  }

  @Test
  void aBatchWhoseBackendIsTerminatedFindsTheDatabaseUnreachableAndTheNextDoesNot() {
    var server = withStock();
    var workspace = new Workspace();
    try (var batch = begin(server, new Keys().lock(STOCK, one.skuCode()), workspace)) {
      database.ask(changeLaneBackends("pg_terminate_backend"));
      workspace.put(STOCK, one.skuCode(), one.stock(4));
      assertThatThrownBy(() -> batch.write(workspace, List.of()))
          .isInstanceOf(StoreException.Unreachable.class);
    }
    Await.until(
        "new connections work",
        () -> {
          change(server);
          return true;
        });
  }

  @Test
  void aPrimaryThatHasBecomeReadOnlyIsUnreachableUntilItIsBack() {
    var server = withStock();
    var readOnly =
        "do $$ begin execute format('alter database %%I set default_transaction_read_only = %s',"
            + " current_database()); end $$";
    database.execute(readOnly.formatted("on"));
    database.ask(changeLaneBackends("pg_terminate_backend"));
    Await.until(
        "a new connection refuses to write",
        () -> {
          try {
            change(server);
            return false;
          } catch (StoreException.Unreachable e) {
            return String.valueOf(e.getMessage()).contains("read-only");
          }
        });
    database.execute("begin read write; " + readOnly.formatted("off") + "; commit");
    Await.until(
        "the discarded connection is replaced by one that writes",
        () -> {
          change(server);
          return true;
        });
  }

  @Test
  void aValueThatDoesNotFitNamesItsConstraintOrState() {
    var server = withStock();
    var workspace = new Workspace();
    try (var batch = begin(server, new Keys(), workspace)) {
      var sku = new Sku(1, "NUL", "a\u0000b", 1, "GBP", true, 1);
      workspace.put(SKU, sku.code(), sku);
      assertThatThrownBy(() -> batch.write(workspace, List.of()))
          .isInstanceOfSatisfying(
              StoreException.Violation.class, e -> assertThat(e.constraint()).isEqualTo("22021"));
    }
    var again = new Workspace();
    try (var batch = begin(server, new Keys(), again)) {
      again.put(STOCK, one.skuCode(), one.stock(5));
      assertThatThrownBy(() -> batch.write(again, List.of()))
          .isInstanceOfSatisfying(
              StoreException.Violation.class, e -> assertThat(e.constraint()).startsWith("stock_"));
    }
  }

  @Test
  void aRowChangedPastTheLocksContends() {
    var server = withStock();
    var workspace = new Workspace();
    var keys = new Keys().read(STOCK, one.skuCode());
    try (var batch = begin(server, keys, workspace)) {
      workspace.load(STOCK, one.skuCode(), workspace.find(STOCK, one.skuCode()), true);
      database.execute("update stock set version = version + 1");
      workspace.put(
          STOCK,
          one.skuCode(),
          new dev.holdfast.stock.Stock(
              one.skuCode(), List.of(one.cell(new dev.holdfast.stock.Quantities(4, 0, 0, 0), 2))));
      assertThatThrownBy(() -> batch.write(workspace, List.of()))
          .isInstanceOf(StoreException.Contended.class)
          .hasMessageContaining("update stock");
    }
  }

  @Test
  void aDatabaseThatIsNotThereIsUnreachable() {
    var options = DatabaseOptions.of("jdbc:postgresql://127.0.0.1:1/none", "nobody", "none");
    assertThatThrownBy(() -> Database.open(options))
        .isInstanceOf(StoreException.Unreachable.class)
        .hasMessageContaining("127.0.0.1:1");
  }

  @Test
  void aServerThatMayLoseCommitsIsRefused() {
    assertThatThrownBy(() -> Database.open(database.options().allowingUnsafe(false)))
        .isInstanceOf(DatabaseRefused.class)
        .hasMessageContaining("fsync is off");
  }

  @Test
  void aDatabaseOfAnotherVersionIsRefused() {
    database.open();
    database.execute("update flyway_schema_history set checksum = 1 where version = '1'");
    assertRefused("another version of Holdfast");
  }

  @Test
  void aDatabaseOfANewerVersionIsRefused() {
    database.open();
    database.execute(
        """
        insert into flyway_schema_history
        select 99, '99', description, type, 'V99__later.sql', checksum, installed_by, installed_on,
          execution_time, success
        from flyway_schema_history where version = '5'
        """);
    assertRefused("another version of Holdfast");
  }

  @Test
  void tablesOfSomebodyElseAreLeftAlone() {
    database.execute("drop table if exists flyway_schema_history; create table theirs (id bigint)");
    assertRefused("not Holdfast's");
  }

  private void assertRefused(String why) {
    assertThatThrownBy(() -> Database.open(database.options()))
        .isInstanceOf(DatabaseRefused.class)
        .hasMessageContaining(why);
  }
}
