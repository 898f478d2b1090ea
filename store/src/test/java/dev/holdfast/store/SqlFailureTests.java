package dev.holdfast.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kernel.StoreException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Each SQLSTATE means what the lane has to do about it.
class SqlFailureTests {
  private static RuntimeException of(String state) {
    return SqlFailure.of(new SQLException("failed", state));
  }

  private static RuntimeException ofCommit(String state) {
    return SqlFailure.ofCommit(new SQLException("failed", state), 7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"40001", "40P01"})
  void contention(String state) {
    assertThat(of(state)).isInstanceOf(StoreException.Contended.class);
    assertThat(ofCommit(state)).isInstanceOf(StoreException.Contended.class);
  }

  @Test
  void aLockThatWasNotToBeHad() {
    assertThat(of("55P03")).isInstanceOf(StoreException.RowsLocked.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"08001", "08006", "57P01", "57P03", "57014", "53300", "53100", "58030", "25006"})
  void noDatabase(String state) {
    assertThat(of(state)).isInstanceOf(StoreException.Unreachable.class);
    assertThat(ofCommit(state))
        .isInstanceOfSatisfying(
            StoreException.CommitUnknown.class, e -> assertThat(e.transaction()).isEqualTo(7));
  }

  @Test
  void noConnection() {
    assertThat(SqlFailure.of(new SQLTransientConnectionException("pool timed out")))
        .isInstanceOf(StoreException.Unreachable.class);
    assertThat(SqlFailure.of(new SQLException("connection is closed")))
        .isInstanceOf(StoreException.Unreachable.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"22003", "22021", "23505", "23514", "54000"})
  void valuesThatDoNotFit(String state) {
    for (var failure : new RuntimeException[] {of(state), ofCommit(state)}) {
      assertThat(failure)
          .isInstanceOfSatisfying(
              StoreException.Violation.class, e -> assertThat(e.constraint()).isEqualTo(state));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"42601", "42P01", "0A000"})
  void bugs(String state) {
    assertThat(of(state)).isInstanceOf(IllegalStateException.class).hasMessageContaining(state);
  }
}
