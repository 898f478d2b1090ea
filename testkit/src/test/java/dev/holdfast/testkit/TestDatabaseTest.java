package dev.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TestDatabaseTest {
  @Test
  void databasesDoNotSeeEachOther() throws SQLException {
    try (var one = TestDatabase.create();
        var other = TestDatabase.create()) {
      run(one, "CREATE TABLE mine (n int)");
      run(other, "CREATE TABLE mine (n int)");
      assertThat(one.name()).isNotEqualTo(other.name());
    }
  }

  @Test
  void aTemplateIsPreparedOnceAndCopied() throws SQLException {
    var prepared = new AtomicInteger();
    TestDatabase.Preparation preparation =
        empty -> {
          prepared.incrementAndGet();
          run(empty, "CREATE TABLE numbers AS SELECT 42 AS n");
        };
    try (var one = TestDatabase.create("numbers", preparation);
        var other = TestDatabase.create("numbers", preparation)) {
      run(one, "DROP TABLE numbers");
      run(other, "DROP TABLE numbers");
    }
    assertThat(prepared).hasValue(1);
  }

  @Test
  void aTemplateThatFailedIsPreparedAgain() {
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> TestDatabase.create("broken", empty -> run(empty, "DROP TABLE missing")))
        .withMessageContaining("broken");
    TestDatabase.create("broken", _ -> {}).close();
  }

  @Test
  void closingCutsOffWhoIsConnected() throws SQLException {
    var database = TestDatabase.create();
    try (var connection = database.dataSource().getConnection()) {
      database.close();
      assertThat(connection.isValid(1)).isFalse();
    }
  }

  @Test
  void awaitSaysWhatDidNotComeTrue() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() ->
            Await.until(
                "the lane is idle",
                Duration.ofMillis(1),
                () -> {
                  throw new IllegalArgumentException("busy");
                }))
        .withMessageContaining("the lane is idle")
        .withCauseInstanceOf(IllegalArgumentException.class);
  }

  private static void run(TestDatabase database, String sql) throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
