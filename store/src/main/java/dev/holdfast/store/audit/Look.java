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

/// A read-only transaction that looks at the rows of one moment. Confined to one thread.
final class Look implements AutoCloseable {
  private static final int NAMED = 100;
  private static final String NAMING =
      "select v.*, count(*) over () from (%s) as v (id, detail) order by id limit %d";
  private static final String BEGIN =
      """
      set transaction isolation level repeatable read read only;
      set local statement_timeout = 0;
      set local idle_in_transaction_session_timeout = 0;
      """;

  /// A hash table for each of a million rows is better kept in memory than written to disk, but not
  /// one of everything at once. Connections share the work; workers beside them would only get into
  /// their way.
  private static final String PLANNING =
      """
      set local work_mem = '128MB';
      set local hash_mem_multiplier = 4;
      set local max_parallel_workers_per_gather = 0;
      set local jit = off\
      """;

  private static final String WITH_HASHES =
      "set local enable_hashjoin = on; set local enable_hashagg = on";
  private static final String WITHOUT_HASHES =
      "set local enable_hashjoin = off; set local enable_hashagg = off";

  private final Statement statement;

  private Look(Statement statement) {
    this.statement = statement;
  }

  /// Looks from within the transaction that the statement is part of.
  static Look within(Statement statement) {
    return new Look(statement);
  }

  /// @param connection in autocommit
  static Look begin(Connection connection) throws SQLException {
    return begin(connection, BEGIN + PLANNING);
  }

  /// Looks at what another one sees.
  ///
  /// @param snapshot what the other one has exported, and keeps open for now
  static Look join(Connection connection, String snapshot) throws SQLException {
    return begin(connection, BEGIN + "set transaction snapshot '" + snapshot + "';" + PLANNING);
  }

  private static Look begin(Connection connection, String settings) throws SQLException {
    connection.setAutoCommit(false);
    var statement = connection.createStatement();
    statement.execute(settings);
    return new Look(statement);
  }

  /// Lets others join.
  String export() throws SQLException {
    try (var rows = statement.executeQuery("select pg_export_snapshot()")) {
      rows.next();
      return rows.getString(1);
    }
  }

  Instant now() throws SQLException {
    try (var rows = statement.executeQuery("select now()")) {
      rows.next();
      return rows.getObject(1, OffsetDateTime.class).toInstant();
    }
  }

  List<Finding> check(Pass pass) throws SQLException {
    var sums = sums(pass);
    var findings = new ArrayList<Finding>();
    for (int i = 0; i < pass.invariants().size(); i++) {
      long checked = sums.get(2 * i);
      long suspects = sums.get(2 * i + 1);
      findings.add(finding(pass.invariants().get(i), checked, suspects));
    }
    return findings;
  }

  private List<Long> sums(Pass pass) throws SQLException {
    statement.execute(pass.inOrder() ? WITHOUT_HASHES : WITH_HASHES);
    var sums = new ArrayList<Long>();
    try (var rows = statement.executeQuery(pass.sql())) {
      rows.next();
      for (int i = 0; i < 2 * pass.invariants().size(); i++) sums.add(rows.getLong(i + 1));
    }
    statement.execute(WITH_HASHES);
    return sums;
  }

  private Finding finding(Invariant invariant, long checked, long suspects) throws SQLException {
    var violations = new ArrayList<Violation>();
    long violated = 0;
    if (suspects != 0) {
      try (var rows = statement.executeQuery(NAMING.formatted(invariant.violations(), NAMED))) {
        while (rows.next()) {
          violations.add(new Violation(rows.getString(1), rows.getString(2)));
          violated = rows.getLong(3);
        }
      }
    }
    return new Finding(invariant.name(), violated == 0, checked, violated, List.copyOf(violations));
  }

  /// Gives the connection back as it came.
  @Override
  public void close() throws SQLException {
    try (statement) {
      var connection = statement.getConnection();
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }
}
