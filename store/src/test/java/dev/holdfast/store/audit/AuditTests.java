package dev.holdfast.store.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.store.audit.AuditReport.Finding;
import dev.holdfast.store.audit.AuditReport.Violation;
import dev.holdfast.testkit.TestDatabase;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Each invariant holds after an ordinary day, and it alone catches the row that breaks it.
class AuditTests {
  private static TestDatabase database;

  @BeforeAll
  static void live() {
    database = OrdinaryDay.database();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void everythingHoldsAfterAnOrdinaryDay() throws SQLException {
    var report = new Audit(database.dataSource()).run();
    assertThat(report.invariants()).filteredOn(finding -> !finding.holds()).isEmpty();
    assertThat(report.holds()).isTrue();
    assertThat(report.invariants()).allMatch(finding -> finding.checked() > 0);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("corruptions")
  void aCorruptedRowIsCaughtByItsInvariantAlone(String invariant, String sql) throws SQLException {
    var finding = onlyFindingAfter(sql);
    assertThat(finding.name()).isEqualTo(invariant);
    assertThat(finding.violated()).isEqualTo(1);
    assertThat(finding.violations()).hasSize(1);
    assertThat(finding.violations().getFirst().id()).isNotBlank();
    assertThat(finding.violations().getFirst().detail()).isNotBlank();
  }

  @Test
  void everyInvariantHasACorruption() {
    var caught = new HashSet<String>();
    corruptions().forEach(corruption -> caught.add((String) corruption.get()[0]));
    assertThat(Passes.ALL)
        .flatExtracting(Pass::invariants)
        .extracting(Invariant::name)
        .containsExactlyInAnyOrderElementsOf(caught);
  }

  @Test
  void manyViolationsAreCountedAndAHundredNamed() throws SQLException {
    var finding =
        onlyFindingAfter(
            """
            insert into payment (id, order_id, amount, captured, created_at, state, provider)
            select n, -n, 1, 0, now(), 'N', 'offline' from generate_series(1, 250) n
            """);
    assertThat(finding.violated()).isEqualTo(250);
    assertThat(finding.violations()).hasSize(100);
  }

  @Test
  void anEntryAndAReceiptThatDoNotFindEachOtherAreBothNamed() throws SQLException {
    var finding =
        onlyFindingAfter(
            """
            update receipt set at = at + interval '1 us' where id = (
              select id from receipt where type = 'shipment-delivered' order by at desc limit 1)
            """);
    assertThat(finding.name()).isEqualTo("commands-have-receipts");
    assertThat(finding.violations())
        .extracting(Violation::detail)
        .satisfiesExactlyInAnyOrder(
            detail -> assertThat(detail).contains("has no receipt"),
            detail -> assertThat(detail).contains("0 journal entries").contains("counts 1"));
  }

  /// Corrupts and audits in a transaction that is rolled back.
  private static Finding onlyFindingAfter(String sql) throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(sql);
      var work = new Work(Passes.ALL);
      work.takePart(Look.within(statement));
      var report = work.report(Instant.EPOCH);
      connection.rollback();
      assertThat(report.holds()).isFalse();
      var violated = report.invariants().stream().filter(finding -> !finding.holds()).toList();
      assertThat(violated).hasSize(1);
      return violated.getFirst();
    }
  }

  static Stream<Arguments> corruptions() {
    return Stream.of(
            Corruptions.all(),
            PaymentCorruptions.all(),
            PromotionDay.corruptions(),
            PointsDay.corruptions())
        .flatMap(corruption -> corruption);
  }
}
