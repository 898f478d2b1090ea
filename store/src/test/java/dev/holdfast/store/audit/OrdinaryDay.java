package dev.holdfast.store.audit;

import dev.holdfast.order.CancelOrder;
import dev.holdfast.order.DeliverShipment;
import dev.holdfast.order.ExpireOrder;
import dev.holdfast.order.LineQuantity;
import dev.holdfast.order.RefundOrder;
import dev.holdfast.order.Restock;
import dev.holdfast.stock.PutLocation;
import dev.holdfast.stock.PutSku;
import dev.holdfast.stock.ReceiveStock;
import dev.holdfast.store.Callback;
import dev.holdfast.store.Database;
import dev.holdfast.store.DatabaseOptions;
import dev.holdfast.store.TestShop;
import dev.holdfast.store.TestShop.Units;
import dev.holdfast.testkit.TestDatabase;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/// A database with something of everything in it. Orders are known by their buyers.
final class OrdinaryDay {
  private OrdinaryDay() {}

  static TestDatabase database() {
    return TestDatabase.create("ordinary_day", OrdinaryDay::live);
  }

  private static void live(TestDatabase empty) throws SQLException {
    var options = DatabaseOptions.of(empty.jdbcUrl(), empty.user(), empty.password());
    try (var database = Database.open(options.allowingUnsafe(true));
        var shop = new TestShop(database)) {
      open(shop);
      orders(shop, empty);
      online(shop);
      database.callbacks().store(List.of(message()));
      PromotionDay.live(shop);
      PointsDay.live(shop);
      database.apiKeys().create("backend", List.of("orders:write"), "key:test");
      database.journal().claim("search", "server 1", Duration.ofSeconds(1));
    }
  }

  private static void open(TestShop shop) {
    shop.run(new PutLocation("EAST", "East", 5));
    shop.run(new PutSku("LAMP", "A lamp", 250, "GBP", true, null));
    shop.run(new PutSku("MUG", "A mug", 199, "GBP", true, null));
    shop.run(new PutSku("POST", "Postage", 300, "GBP", false, null));
    shop.run(new ReceiveStock("LAMP", "MAIN", 100, "delivery 1"));
    shop.run(new ReceiveStock("LAMP", "EAST", 2, "delivery 2"));
    shop.run(new ReceiveStock("MUG", "MAIN", 100, "delivery 1"));
  }

  private static void orders(TestShop shop, TestDatabase database) throws SQLException {
    long split = shop.place("split", new Units("LAMP", 101));
    shop.pay(split);
    long shipment = shop.ship(split, new LineQuantity(1, 50));
    shop.run(new DeliverShipment(shipment));
    shop.place("pending", new Units("MUG", 2), new Units("POST", 1));
    long completed = shop.place("completed", new Units("MUG", 2), new Units("MUG", 1));
    shop.pay(completed);
    shop.run(
        new DeliverShipment(shop.ship(completed, new LineQuantity(1, 2), new LineQuantity(2, 1))));
    shop.run(
        new RefundOrder(
            completed, null, List.of(new LineQuantity(1, 1)), Restock.SELLABLE, "too many"));
    shop.run(new CancelOrder(shop.place("gone", new Units("MUG", 5)), "changed", null, null));
    long cancelled = shop.place("cancelled", new Units("MUG", 5));
    shop.pay(cancelled);
    shop.run(new CancelOrder(cancelled, "changed", null, null));
    long expired = shop.place("expired", new Units("MUG", 7));
    execute(database, "update orders set expires_at = created_at where buyer_id = 'expired'");
    shop.run(new ExpireOrder(expired), ExpireOrder.OrderExpired.class);
  }

  private static void online(TestShop shop) {
    shop.openOnline(shop.place("online", new Units("MUG", 1)));
    shop.callback(shop.openOnline(shop.place("misfit", new Units("MUG", 1))), 498);
    long refunded = shop.place("refunded", new Units("MUG", 1));
    shop.callback(shop.openOnline(refunded), 499);
    shop.run(new CancelOrder(refunded, "changed", null, null));
  }

  private static Callback message() {
    return new Callback("card", "m", Instant.now(), new TreeMap<>(), new byte[] {1});
  }

  static void execute(TestDatabase database, String sql) throws SQLException {
    try (var connection =
            DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
