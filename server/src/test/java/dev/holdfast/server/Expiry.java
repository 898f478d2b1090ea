package dev.holdfast.server;

import dev.holdfast.kernel.Engine;
import dev.holdfast.kernel.LaneListener;
import dev.holdfast.kernel.LaneOptions;
import dev.holdfast.order.TradeDeciders;
import dev.holdfast.server.watch.DueCommands;
import dev.holdfast.store.Database;
import dev.holdfast.store.DatabaseOptions;
import dev.holdfast.testkit.TestDatabase;
import java.util.Set;

/// The job that expires orders, on an engine of its own, to be struck at the very moment that a
/// test wants.
final class Expiry implements AutoCloseable {
  private final Database database;
  private final Engine engine;

  Expiry(TestDatabase test) {
    database =
        Database.open(
            DatabaseOptions.of(test.jdbcUrl(), test.user(), test.password()).allowingUnsafe(true));
    engine =
        new Engine(
            database.store(),
            TradeDeciders.all(Set.of("offline")),
            database.codec(),
            database.ids(),
            LaneOptions.DEFAULT,
            submission -> 0,
            LaneListener.NONE);
  }

  /// @return 200, like a request that went well
  int strike() {
    new DueCommands("expiry", database.dueOrders(), engine).run();
    return 200;
  }

  @Override
  public void close() {
    engine.close();
    database.close();
  }
}
