package dev.holdfast.bench.claims;

import dev.holdfast.bench.load.Client;
import dev.holdfast.bench.load.ClosedLoop;
import dev.holdfast.bench.load.LoadResult;
import dev.holdfast.bench.machine.Cluster;
import dev.holdfast.bench.machine.Site;
import dev.holdfast.bench.report.Rate;
import dev.holdfast.kernel.Codec;
import dev.holdfast.kernel.Command;
import dev.holdfast.kernel.Engine;
import dev.holdfast.kernel.LaneListener;
import dev.holdfast.kernel.LaneOptions;
import dev.holdfast.kernel.Reply;
import dev.holdfast.kernel.Submission;
import dev.holdfast.order.TradeDeciders;
import dev.holdfast.promotion.Audience;
import dev.holdfast.promotion.Benefit;
import dev.holdfast.promotion.BenefitKind;
import dev.holdfast.promotion.CreateCampaign;
import dev.holdfast.promotion.Earning;
import dev.holdfast.promotion.Limits;
import dev.holdfast.promotion.Stacking;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/// Many clients who want coupons of one campaign: by the engine, and by a row lock at its best pool
/// size, each with a campaign of its own on one database.
abstract class HotCampaign implements AutoCloseable {
  private static final int CLIENTS = 512;

  final Site site;
  private final Cluster cluster;
  private final Codec codec;
  private final Engine engine;

  HotCampaign(Cluster cluster) throws SQLException {
    this.cluster = cluster;
    site = Site.open(cluster);
    codec = site.database().codec();
    engine =
        new Engine(
            site.database().store(),
            TradeDeciders.all(Set.of("offline")),
            codec,
            site.database().ids(),
            LaneOptions.DEFAULT,
            submission -> 0,
            LaneListener.NONE);
  }

  /// How coupons are come by.
  abstract Earning earning();

  /// A client of the engine's. Before it, whatever the run needs.
  abstract Client engineClient(long campaign) throws SQLException;

  abstract RowLock rowLock(int connections, long campaign) throws SQLException;

  /// @param first how long both run before anything counts, so that the JVM is warm
  /// @throws IllegalStateException when coupons are missing or too many
  final Rate run(List<Integer> pools, Duration first, Duration warmUp, Duration time)
      throws SQLException, InterruptedException {
    long unmeasured = campaign();
    load(engineClient(unmeasured), unmeasured, Duration.ZERO, first);
    long rehearsed = campaign();
    try (var rowLock = rowLock(pools.getFirst(), rehearsed)) {
      load(rowLock.client(), rehearsed, Duration.ZERO, first);
    }
    long campaign = campaign();
    var byEngine = load(engineClient(campaign), campaign, warmUp, time);
    double best = 0;
    int bestPool = 0;
    for (int size : pools) {
      long another = campaign();
      try (var rowLock = rowLock(size, another)) {
        double rate = load(rowLock.client(), another, warmUp, time).ordersPerSecond();
        if (rate <= best) continue;
        best = rate;
        bestPool = size;
      }
    }
    return new Rate(byEngine.ordersPerSecond(), best, bestPool);
  }

  private LoadResult load(Client client, long campaign, Duration warmUp, Duration time)
      throws SQLException, InterruptedException {
    cluster.checkpointIfDue();
    var all = Collections.nCopies(CLIENTS, client);
    var result = ClosedLoop.run(all, warmUp, time, ClosedLoop.Meter.NONE);
    check(campaign);
    return result;
  }

  /// Everything that the campaign counts is there, to the row.
  private void check(long campaign) throws SQLException {
    var sql =
        """
        select c.issued = (select count(*) from coupon where campaign_id = c.id)
          and c.issued = (select count(*) from allotment where campaign_id = c.id) and c.issued > 0
        from campaign c where id = %d\
        """
            .formatted(campaign);
    try (var connection = site.connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      if (!rows.next() || !rows.getBoolean(1)) {
        throw new IllegalStateException("the coupons of campaign " + campaign + " do not add up");
      }
    }
  }

  private long campaign() {
    var command =
        new CreateCampaign(
            "Rush",
            "GBP",
            new Benefit(BenefitKind.FIXED, 100L, null, null, null, null),
            Stacking.EXCLUSIVE,
            new Limits(Limits.MAX_QUOTA, null, 1L, null, null),
            null,
            null,
            null,
            null,
            Audience.ALL,
            earning());
    var reply = decided(engine.submit(Submission.internal("bench", command)).join());
    return Long.parseLong(
        codec.decode(reply, CreateCampaign.CampaignCreated.class).campaign().id());
  }

  /// @return the outcome's bytes
  final byte[] run(Submission submission) {
    return decided(engine.execute(submission));
  }

  final byte[] encode(Command command) {
    return codec.encode(command);
  }

  private static byte[] decided(Reply reply) {
    if (reply instanceof Reply.Decided decided && !decided.receipt().refused()) {
      return decided.receipt().body();
    }
    throw new IllegalStateException("not done: " + reply);
  }

  @Override
  public void close() throws SQLException {
    engine.close();
    site.close();
  }
}
