package dev.holdfast.bench.claims;

import dev.holdfast.bench.load.Client;
import dev.holdfast.bench.load.ClosedLoop;
import dev.holdfast.bench.load.LoadResult;
import dev.holdfast.bench.machine.Cluster;
import dev.holdfast.bench.machine.Site;
import dev.holdfast.kernel.Codec;
import dev.holdfast.kernel.Command;
import dev.holdfast.kernel.CommandId;
import dev.holdfast.kernel.Engine;
import dev.holdfast.kernel.Fingerprint;
import dev.holdfast.kernel.LaneListener;
import dev.holdfast.kernel.LaneOptions;
import dev.holdfast.kernel.Reply;
import dev.holdfast.kernel.Submission;
import dev.holdfast.order.TradeDeciders;
import dev.holdfast.promotion.Audience;
import dev.holdfast.promotion.Benefit;
import dev.holdfast.promotion.BenefitKind;
import dev.holdfast.promotion.ClaimCoupon;
import dev.holdfast.promotion.CreateCampaign;
import dev.holdfast.promotion.Earning;
import dev.holdfast.promotion.GrantMode;
import dev.holdfast.promotion.Limits;
import dev.holdfast.promotion.Stacking;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/// Claims a second on one campaign, by the engine and by a row lock at its best pool size, in one
/// run on one database.
public final class ClaimsBench {
  private static final int CLIENTS = 512;
  private static final List<Integer> POOLS = List.of(4, 8, 16, 32, 64);
  private static final Duration WARM_UP = Duration.ofSeconds(3);

  private final Site site;
  private final Codec codec;
  private final Duration warmUp;
  private final Engine engine;
  private final AtomicLong keys = new AtomicLong();

  /// @param engine claims a second
  /// @param rowLock claims a second, by pool size
  public record Result(LoadResult engine, Map<Integer, LoadResult> rowLock) {
    public double best() {
      return rowLock.values().stream().mapToDouble(LoadResult::ordersPerSecond).max().orElse(0);
    }

    public double ratio() {
      return engine.ordersPerSecond() / best();
    }
  }

  private ClaimsBench(Site site, Engine engine, Duration warmUp) {
    this.warmUp = warmUp;
    this.site = site;
    this.codec = site.database().codec();
    this.engine = engine;
  }

  /// @param warmUp,time that each runs unmeasured and measured
  /// @throws IllegalStateException when coupons are missing or too many
  public static Result run(Cluster cluster, Duration warmUp, Duration time)
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
      return new ClaimsBench(site, engine, warmUp).run(time);
    }
  }

  private Result run(Duration time) throws SQLException, InterruptedException {
    var byEngine = load(this::claim, campaign(), time);
    var byRowLock = new LinkedHashMap<Integer, LoadResult>();
    for (int size : POOLS) {
      long campaign = campaign();
      try (var claims = new RowLockClaims(site.address(), size, campaign)) {
        byRowLock.put(size, load(id -> claims.client(), campaign, time));
      }
    }
    return new Result(byEngine, byRowLock);
  }

  /// Makes a client that claims from a campaign.
  private interface Clients {
    Client of(long campaign);
  }

  private LoadResult load(Clients clients, long campaign, Duration time)
      throws SQLException, InterruptedException {
    var all = Collections.nCopies(CLIENTS, clients.of(campaign));
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

  private Client claim(long campaign) {
    return () -> {
      run(new ClaimCoupon(campaign, "buyer-" + keys.incrementAndGet()));
      return 1;
    };
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
            new Earning(GrantMode.CLAIM, null, null));
    var created = codec.decode(run(command), CreateCampaign.CampaignCreated.class);
    return Long.parseLong(created.campaign().id());
  }

  private byte[] run(Command command) {
    var id = new CommandId("bench", "claims-" + keys.incrementAndGet());
    var fingerprint = Fingerprint.of(codec.encode(command));
    var reply = engine.execute(new Submission(id, fingerprint, "key:bench", command));
    if (reply instanceof Reply.Decided decided && !decided.receipt().refused()) {
      return decided.receipt().body();
    }
    throw new IllegalStateException("not claimed: " + reply);
  }

  /// Prints the comparison, and how long grants take at 1,000 paid orders a second; seconds for
  /// each part as the one argument, 10 unless told.
  public static void main(String... arguments) throws SQLException, InterruptedException {
    var seconds = arguments.length == 0 ? 10 : Integer.parseInt(arguments[0]);
    try (var cluster = Cluster.start()) {
      print(run(cluster, WARM_UP, Duration.ofSeconds(seconds)), System.out);
      System.out.println(GrantsBench.run(cluster, 1_000, Duration.ofSeconds(seconds)));
    }
  }

  private static void print(Result result, PrintStream out) {
    result
        .rowLock()
        .forEach((size, load) ->
            out.printf("row lock, pool of %2d  %,10.0f claims/s%n", size, load.ordersPerSecond()));
    out.printf("engine                %,10.0f claims/s%n", result.engine().ordersPerSecond());
    out.printf("ratio                 %10.1f%n", result.ratio());
  }
}
