package dev.holdfast.store.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.store.Database;
import dev.holdfast.store.DatabaseOptions;
import dev.holdfast.store.TestShop;
import dev.holdfast.store.TestShop.Units;
import dev.holdfast.testkit.GrownDatabase;
import dev.holdfast.testkit.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/// A database filled beside the store is one that the store could have made.
class GrownDatabaseTests {
  @Test
  void everythingHoldsInItAndGoesOnHolding() throws SQLException {
    try (var grown = TestDatabase.create()) {
      var options = DatabaseOptions.of(grown.jdbcUrl(), grown.user(), grown.password());
      Database.open(options.allowingUnsafe(true)).close();
      GrownDatabase.fill(grown.dataSource(), 1_000, 7);
      GrownDatabase.fill(grown.dataSource(), 500, 3);
      assertHolds(grown);
      try (var database = Database.open(options.allowingUnsafe(true));
          var shop = new TestShop(database)) {
        shop.pay(shop.place("buyer-1", new Units("grown0-7", 1_000), new Units("grown1-0", 1)));
      }
      assertHolds(grown);
    }
  }

  private static void assertHolds(TestDatabase grown) throws SQLException {
    var report = new Audit(grown.dataSource()).run();
    assertThat(report.invariants()).filteredOn(finding -> !finding.holds()).isEmpty();
  }
}
