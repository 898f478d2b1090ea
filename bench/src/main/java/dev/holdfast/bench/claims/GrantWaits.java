package dev.holdfast.bench.claims;

import dev.holdfast.bench.machine.Cluster;
import dev.holdfast.bench.machine.Site;
import dev.holdfast.bench.report.Promotion.Waits;
import dev.holdfast.kernel.Command;
import dev.holdfast.kernel.Engine;
import dev.holdfast.kernel.LaneListener;
import dev.holdfast.kernel.LaneOptions;
import dev.holdfast.kernel.Reply;
import dev.holdfast.kernel.Submission;
import dev.holdfast.order.PlaceOrder;
import dev.holdfast.order.TradeDeciders;
import dev.holdfast.promotion.Audience;
import dev.holdfast.promotion.Benefit;
import dev.holdfast.promotion.BenefitKind;
import dev.holdfast.promotion.CreateCampaign;
import dev.holdfast.promotion.Earning;
import dev.holdfast.promotion.GrantMode;
import dev.holdfast.promotion.Limits;
import dev.holdfast.promotion.Stacking;
import dev.holdfast.promotion.Trigger;
import dev.holdfast.stock.PutSku;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/// How long a paid order waits for its coupon. Orders of total zero, which are paid at once, come
/// at a fixed rate by one process's lanes; a server beside them, which nobody wakes, grants.
final class GrantWaits {
  private static final String SKU = "GIFT";
  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final int TICKS_PER_SECOND = 100;

  /// From the batch that took an order in to the batch that granted its coupon.
  private static final String WAITS =
      """
      select count(*), percentile_cont(array[0.5, 0.99, 1]) within group (
        order by extract(epoch from c.created_at - o.created_at) * 1000)
      from coupon c join orders o on o.id = c.earned_by\
      """;

  private GrantWaits() {}

  /// @param rate paid orders a second
  /// @throws IllegalStateException when an order has not earned exactly one coupon in time
  static Waits run(Cluster cluster, int rate, Duration time)
      throws SQLException, InterruptedException {
    try (var site = Site.open(cluster);
        var engine =
            new Engine(
                site.database().store(),
                TradeDeciders.all(Set.of("offline")),
                site.database().codec(),
                site.database().ids(),
                LaneOptions.DEFAULT,
                submission -> 0,
                LaneListener.NONE)) {
      if (site.server().getPort() <= 0) throw new IllegalStateException("no server");
      decided(submit(engine, new PutSku(SKU, "A gift", 0, "GBP", false, null)));
      decided(submit(engine, campaign()));
      long orders = place(engine, rate, time);
      return await(site, orders);
    }
  }

  private static long place(Engine engine, int rate, Duration time) {
    var replies = new ArrayList<CompletableFuture<Reply>>();
    long start = System.nanoTime();
    long ticks = time.toSeconds() * TICKS_PER_SECOND;
    for (long tick = 1; tick <= ticks; tick++) {
      while (replies.size() < rate * tick / TICKS_PER_SECOND) {
        replies.add(submit(engine, order("buyer-" + replies.size())));
      }
      LockSupport.parkNanos(
          start + Duration.ofSeconds(1).toNanos() * tick / TICKS_PER_SECOND - System.nanoTime());
    }
    replies.forEach(GrantWaits::decided);
    return replies.size();
  }

  private static Waits await(Site site, long orders) throws SQLException, InterruptedException {
    long deadline = System.nanoTime() + LONGEST.toNanos();
    while (true) {
      var waits = waits(site);
      if (waits.grants() == orders) return waits;
      if (waits.grants() > orders || System.nanoTime() > deadline) {
        throw new IllegalStateException(waits + " for " + orders + " orders");
      }
      Thread.sleep(200);
    }
  }

  private static Waits waits(Site site) throws SQLException {
    try (var connection = site.connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(WAITS)) {
      rows.next();
      if (rows.getLong(1) == 0) return new Waits(0, 0, 0, 0);
      var at = (Double[]) rows.getArray(2).getArray();
      return new Waits(rows.getLong(1), at[0], at[1], at[2]);
    }
  }

  private static PlaceOrder order(String buyer) {
    var line = new PlaceOrder.Line(SKU, 1, null, null);
    return new PlaceOrder(buyer, "GBP", List.of(line), null, null, null, new TreeMap<>(), null);
  }

  private static CreateCampaign campaign() {
    return new CreateCampaign(
        "Thanks",
        "GBP",
        new Benefit(BenefitKind.FIXED, 100L, null, null, null, null),
        Stacking.EXCLUSIVE,
        new Limits(Limits.MAX_QUOTA, null, null, null, null),
        null,
        null,
        null,
        null,
        Audience.ALL,
        new Earning(GrantMode.EVENT, Trigger.ORDER_PAID, null));
  }

  private static CompletableFuture<Reply> submit(Engine engine, Command command) {
    return engine.submit(Submission.internal("bench", command));
  }

  private static void decided(CompletableFuture<Reply> reply) {
    if (reply.join() instanceof Reply.Decided decided && !decided.receipt().refused()) return;
    throw new IllegalStateException("not decided: " + reply.join());
  }
}
