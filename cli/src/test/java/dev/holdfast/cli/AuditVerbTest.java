package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.store.Database;
import dev.holdfast.store.DatabaseOptions;
import dev.holdfast.testkit.TestDatabase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The audit looks at the tables that this version knows, or says in one line why it does not.
class AuditVerbTest {
  private final StringWriter errors = new StringWriter();
  private final TestDatabase database = TestDatabase.create();

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void tablesOfThisVersionAreChecked() {
    migrate();
    assertThat(audit(database.jdbcUrl())).isEqualTo(0);
    assertThat(errors.toString()).isEmpty();
  }

  @Test
  void tablesOfAnotherVersionAreNotReadWithWhatThisOneKnows() throws SQLException {
    migrate();
    execute("alter table receipt drop column entries");
    execute("update flyway_schema_history set checksum = 1 where version = '1'");
    assertRefused("made by another version of Holdfast");
  }

  @Test
  void tablesOfANewerVersionAreNot() throws SQLException {
    migrate();
    execute(
        """
        insert into flyway_schema_history
        select 99, '99', description, type, 'V99__later.sql', checksum, installed_by, installed_on,
          execution_time, success
        from flyway_schema_history where version = '5'
        """);
    assertRefused("made by another version of Holdfast");
  }

  @Test
  void tablesThatAServerWouldBringUpToDateAreNot() throws SQLException {
    migrate();
    execute("drop table scheduled_tasks; delete from flyway_schema_history where version = '5'");
    assertRefused("those of an earlier version of Holdfast");
  }

  @Test
  void aDatabaseWithoutTablesIsNotMigrated() {
    assertRefused("no tables of Holdfast's");
  }

  @Test
  void tablesOfSomebodyElseAreNotRead() throws SQLException {
    execute("create table orders (id bigint)");
    assertRefused("no tables of Holdfast's");
  }

  @Test
  void aDatabaseThatCannotBeReachedIsSaidInOneLine() {
    var nobody = "jdbc:postgresql://127.0.0.1:1/holdfast";
    assertThat(audit(nobody)).isEqualTo(3);
    assertReason("refused");
  }

  private void assertRefused(String why) {
    assertThat(audit(database.jdbcUrl())).isEqualTo(3);
    assertReason(why);
  }

  private void assertReason(String why) {
    assertThat(errors.toString().lines())
        .singleElement()
        .asString()
        .startsWith("holdfast: the audit could not run: ")
        .contains(why);
  }

  private int audit(String url) {
    return Holdfast.commandLine()
        .setErr(new PrintWriter(errors, true))
        .setOut(new PrintWriter(new StringWriter()))
        .execute(
            "audit",
            "--database-url=" + url,
            "--database-user=" + database.user(),
            "--database-password=" + database.password());
  }

  private void migrate() {
    var options =
        DatabaseOptions.of(database.jdbcUrl(), database.user(), database.password())
            .allowingUnsafe(true);
    Database.open(options).close();
  }

  private void execute(String sql) throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
