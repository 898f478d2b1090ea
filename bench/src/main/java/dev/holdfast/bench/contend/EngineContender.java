package dev.holdfast.bench.contend;

import dev.holdfast.bench.load.Client;
import dev.holdfast.bench.load.Orders;
import dev.holdfast.kernel.CommandId;
import dev.holdfast.kernel.Engine;
import dev.holdfast.kernel.Fingerprint;
import dev.holdfast.kernel.LaneListener;
import dev.holdfast.kernel.LaneOptions;
import dev.holdfast.kernel.Reply;
import dev.holdfast.kernel.Submission;
import dev.holdfast.order.PlaceOrder;
import dev.holdfast.order.TradeDeciders;
import dev.holdfast.payment.Payment;
import dev.holdfast.store.Database;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/// Holdfast's engine in this process, with what the API does for a command but HTTP.
public final class EngineContender implements Contender {
  private final Database database;
  private final Engine engine;
  private final Tally tally = new Tally();
  private final AtomicLong keys = new AtomicLong(System.nanoTime());

  /// @param database stays open
  public EngineContender(Database database, LaneOptions options) {
    this.database = database;
    engine =
        new Engine(
            database.store(),
            TradeDeciders.all(Set.of(Payment.OFFLINE)),
            database.codec(),
            database.ids(),
            options,
            EngineContender::route,
            LaneListener.NONE);
  }

  /// As a server does: orders for the same SKU into the same lane.
  private static int route(Submission submission) {
    return submission.command() instanceof PlaceOrder order
        ? order.lines().getFirst().sku().hashCode()
        : submission.command().hashCode();
  }

  @Override
  public Client client(Orders orders) {
    Teller teller =
        command -> {
          var id = new CommandId("bench", "engine-" + keys.incrementAndGet());
          var fingerprint = Fingerprint.of(database.codec().encode(command));
          return body(engine.execute(new Submission(id, fingerprint, "key:bench", command)));
        };
    return new TellerClient(orders, teller, tally);
  }

  private static byte[] body(Reply reply) {
    if (reply instanceof Reply.Decided decided && !decided.receipt().refused()) {
      return decided.receipt().body();
    }
    throw new IllegalStateException("not fulfilled: " + reply);
  }

  @Override
  public Tally tally() {
    return tally;
  }

  @Override
  public void close() {
    engine.close();
  }
}
