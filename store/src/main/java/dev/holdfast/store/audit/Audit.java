package dev.holdfast.store.audit;

import dev.holdfast.store.audit.AuditReport.Finding;
import dev.holdfast.store.audit.AuditReport.Violation;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;

/// Checks every invariant on all rows, at one moment, with set-based queries that the server runs
/// in parallel. Nothing waits for it and it waits for nothing. Thread-safe.
public final class Audit {
  static final List<Invariant> INVARIANTS =
      Stream.of(StockInvariants.ALL, LineInvariants.ALL, MoneyInvariants.ALL, RecordInvariants.ALL)
          .flatMap(List::stream)
          .toList();

  private static final int NAMED = 100;
  private static final String SESSION =
      """
      set transaction isolation level repeatable read read only;
      set local statement_timeout = 0;
      set local idle_in_transaction_session_timeout = 0;
      set local work_mem = '128MB';
      set local max_parallel_workers_per_gather = 4;
      set local min_parallel_table_scan_size = '1MB';
      set local jit = off\
      """;

  private final DataSource source;

  /// @param source connections to the database; one is used for the time of a run
  public Audit(DataSource source) {
    this.source = source;
  }

  /// Some seconds on a million orders.
  ///
  /// @throws SQLException when the database cannot be asked
  public AuditReport run() throws SQLException {
    try (var connection = source.getConnection()) {
      boolean autoCommit = connection.getAutoCommit();
      connection.setAutoCommit(false);
      try {
        return check(connection);
      } finally {
        connection.rollback();
        connection.setAutoCommit(autoCommit);
      }
    }
  }

  private static AuditReport check(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(SESSION);
      return check(statement);
    }
  }

  /// Checks in the transaction that the statement is part of.
  static AuditReport check(Statement statement) throws SQLException {
    var asOf = now(statement);
    var findings = new ArrayList<Finding>(INVARIANTS.size());
    for (var invariant : INVARIANTS) findings.add(check(invariant, statement));
    return new AuditReport(findings.stream().allMatch(Finding::holds), asOf, findings);
  }

  private static Finding check(Invariant invariant, Statement statement) throws SQLException {
    long checked = count(statement, invariant.checked());
    var violations = new ArrayList<Violation>();
    long violated = 0;
    var sql =
        "select v.*, count(*) over () from (%s) as v (id, detail) order by id limit %d"
            .formatted(invariant.violations(), NAMED);
    try (var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        violations.add(new Violation(rows.getString(1), rows.getString(2)));
        violated = rows.getLong(3);
      }
    }
    return new Finding(invariant.name(), violated == 0, checked, violated, List.copyOf(violations));
  }

  private static long count(Statement statement, String sql) throws SQLException {
    try (var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static Instant now(Statement statement) throws SQLException {
    try (var rows = statement.executeQuery("select now()")) {
      rows.next();
      return rows.getObject(1, OffsetDateTime.class).toInstant();
    }
  }
}
