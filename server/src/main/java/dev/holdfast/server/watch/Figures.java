package dev.holdfast.server.watch;

import dev.holdfast.kernel.Engine;
import dev.holdfast.kernel.Position;
import dev.holdfast.kernel.StoreException;
import dev.holdfast.store.Database;
import java.util.function.DoubleSupplier;

/// Figures of the moment. Those that the database has to be asked for are NaN while it does not
/// answer.
public final class Figures {
  /// Deadlines are counted up to here; more than that is simply too many.
  private static final int MANY = 10_000;

  /// Nothing is unread after it, so that asking for the lag there counts nothing.
  private static final Position END = new Position(Long.MAX_VALUE, Integer.MAX_VALUE);

  private final Database database;
  private final Engine engine;

  public Figures(Database database, Engine engine) {
    this.database = database;
    this.engine = engine;
  }

  public void showIn(Meters meters) {
    meters.show("holdfast.queue.depth", "Commands that wait for a lane", engine::depth);
    meters.show(
        "holdfast.journal.held.back.seconds",
        "How long an open transaction has kept the journal's readers waiting",
        asked(() -> database.journal().lag(END).heldBackFor().toMillis() / 1e3));
    meters.show(
        "holdfast.reactions.parked",
        "Journal entries that could not be handled and wait for a person",
        asked(() -> database.reactions().parked()));
    meters.show(
        "holdfast.expiry.backlog",
        "Unpaid orders past their deadline, up to 10,000",
        asked(() -> database.dueOrders().due(MANY).size()));
  }

  static DoubleSupplier asked(DoubleSupplier figure) {
    return () -> {
      try {
        return figure.getAsDouble();
      } catch (StoreException e) {
        return Double.NaN;
      }
    };
  }
}
