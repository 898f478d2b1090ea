package dev.holdfast.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.order.CancelOrder;
import dev.holdfast.order.DeliverShipment;
import dev.holdfast.order.LineQuantity;
import dev.holdfast.stock.PutSku;
import dev.holdfast.stock.ReceiveStock;
import dev.holdfast.store.TestShop.Units;
import dev.holdfast.testkit.Await;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Statements that were prepared while the tables were empty look rows up by index when they are
/// full: nobody analyses the tables in between, so nothing makes the server plan again.
class PlanTests {
  private static final List<String> TABLES =
      List.of("receipt", "orders", "order_line", "payment", "refund", "shipment", "sku", "stock");
  private static final String FILL =
      """
      insert into receipt
        select gen_random_uuid(), gen_random_uuid(), now(), 0, false, 'c', 'k', 't', ''
        from generate_series(1, 20000);
      insert into orders (id, buyer_id, currency, total, discount, shipping, tax, created_at, status,
          payment_status, fulfilment_status, return_status, hold_reasons, due, captured, refunded,
          expires_at, version)
        select n, 'b' || n, 'GBP', 1, 0, 0, 0, now(), 'P', 'U', 'U', 'N', '', 1, 0, 0, now(), 1
        from generate_series(1, 20000) n;
      insert into order_line (order_id, line, sku, title, tracked, quantity, unit_price, tax,
          cancelled, shipped, delivered, returned, refunded)
        select n, 1, 's', 't', false, 1, 1, 0, 0, 0, 0, 0, 0 from generate_series(1, 20000) n;
      insert into payment (id, order_id, amount, captured, created_at, state, provider)
        select n, n, 1, 0, now(), 'P', 'offline' from generate_series(1, 20000) n;
      insert into refund (id, order_id, payment_id, amount, created_at, state, reason)
        select n, n, n, 1, now(), 'R', 'r' from generate_series(1, 20000) n;
      insert into shipment (id, order_id, created_at, lines, quantities)
        select n, n, now(), array[1], array[1] from generate_series(1, 20000) n;
      insert into sku (id, code, title, unit_price, currency, tracked, version)
        select n, 's' || n, 't', 1, 'GBP', true, 1 from generate_series(1, 20000) n;
      insert into stock (id, sku, location, on_hand, reserved, committed, unavailable, version)
        select n, 's' || n, 'MAIN', 1, 0, 0, 0, 1 from generate_series(1, 20000) n;
      """;

  private final StoreDatabase database = new StoreDatabase();

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void plansMadeForEmptyTablesSuitFullOnes() {
    TABLES.forEach(table ->
        database.execute("alter table %s set (autovacuum_enabled = off)".formatted(table)));
    try (var server = Database.open(database.options().withLanes(1));
        var shop = new TestShop(server)) {
      shop.run(new PutSku("LAMP", "A lamp", 250, "GBP", true, null));
      shop.run(new ReceiveStock("LAMP", "MAIN", 100, "delivery 1"));
      day(shop);
      database.execute(FILL);
      long backend = backend();
      var scans = TABLES.stream().map(this::sequentialScans).toList();
      var before = TABLES.stream().map(this::indexScans).toList();
      day(shop);
      day(shop);
      for (int i = 0; i < TABLES.size(); i++) {
        var table = TABLES.get(i);
        long former = before.get(i);
        Await.until(table + " is looked up by index", () -> indexScans(table) > former);
        assertThat(sequentialScans(table)).describedAs(table).isEqualTo(scans.get(i));
      }
      assertThat(backend()).isEqualTo(backend);
    }
  }

  /// Something of everything.
  private static void day(TestShop shop) {
    long order = shop.place("buyer", new Units("LAMP", 2));
    shop.pay(order);
    shop.run(new DeliverShipment(shop.ship(order, new LineQuantity(1, 1))));
    shop.run(new CancelOrder(order, "changed", null, null));
  }

  private long backend() {
    return number(
        "select pid from pg_stat_activity where datname = current_database()"
            + " and query = 'COMMIT' and application_name = 'holdfast'");
  }

  private long sequentialScans(String table) {
    return number("select seq_scan from pg_stat_user_tables where relname = '" + table + "'");
  }

  private long indexScans(String table) {
    return number("select idx_scan from pg_stat_user_tables where relname = '" + table + "'");
  }

  private long number(String sql) {
    return Long.parseLong(Objects.requireNonNull(database.ask(sql), sql));
  }
}
