package dev.holdfast.bench;

import dev.holdfast.bench.contend.Ceiling;
import dev.holdfast.bench.contend.CeilingTexts;
import dev.holdfast.bench.contend.Contender;
import dev.holdfast.bench.contend.EngineContender;
import dev.holdfast.bench.contend.OneByOne;
import dev.holdfast.bench.contend.RowCounts;
import dev.holdfast.bench.http.ApiBatches;
import dev.holdfast.bench.http.ApiSingles;
import dev.holdfast.bench.load.Client;
import dev.holdfast.bench.load.ClosedLoop;
import dev.holdfast.bench.load.Orders;
import dev.holdfast.bench.machine.Cluster;
import dev.holdfast.bench.machine.Cost;
import dev.holdfast.bench.machine.Site;
import dev.holdfast.bench.report.Case;
import dev.holdfast.bench.report.Party;
import dev.holdfast.bench.report.Ratios;
import dev.holdfast.bench.report.Sample;
import dev.holdfast.kernel.LaneOptions;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Where one contender after the other runs: on one database those who are in this process, on
/// another a server, whose readers of the journal would otherwise read what the others write. After
/// each run the rows are counted: all that was acknowledged must be there, and nothing else.
final class Stage implements AutoCloseable {
  /// As many orders a transaction as a lane gets at once from that many clients.
  private static final int CEILING_BATCH = Ratios.MANY;

  private static final int BATCH_LINES = 500;

  private final Cluster cluster;
  private final Site site;
  private @Nullable Site served;

  private Stage(Cluster cluster, Site site) {
    this.cluster = cluster;
    this.site = site;
  }

  static Stage open(Cluster cluster) throws SQLException {
    return new Stage(cluster, Site.open(cluster));
  }

  Site site() {
    return site;
  }

  /// Runs a case.
  ///
  /// @param connections of the row lock's pool
  /// @throws IllegalStateException when rows are missing or too many
  Sample run(Case about, int connections, Duration warmUp, Duration time)
      throws SQLException, IOException, InterruptedException {
    var site = siteOf(about.party());
    cluster.checkpointIfDue();
    try (var connection = site.connect();
        var contender = contender(about, site, connections)) {
      var before = RowCounts.in(connection);
      var clients = clients(about, contender);
      var cost = new Cost(cluster.postmaster());
      var result = ClosedLoop.run(clients, warmUp, time, cost);
      var expected = before.plus(contender.tally().rows());
      var found = RowCounts.in(connection);
      if (!found.equals(expected)) {
        throw new IllegalStateException(about + ": expected " + expected + ", found " + found);
      }
      return Sample.of(result, cost);
    }
  }

  private static List<Client> clients(Case about, Contender contender)
      throws SQLException, IOException {
    var seeds = new SplittableRandom(about.hashCode());
    var clients = new ArrayList<Client>(about.clients());
    for (int i = 0; i < about.clients(); i++) {
      clients.add(contender.client(new Orders(about.workload(), seeds.nextLong())));
    }
    return clients;
  }

  private Site siteOf(Party party) throws SQLException {
    return switch (party) {
      case API, API_BATCH -> served();
      case ROW_LOCK, COMMON_WAY, ENGINE, CEILING -> site;
    };
  }

  private Site served() throws SQLException {
    var open = served == null ? Site.open(cluster) : served;
    served = open;
    return open;
  }

  private static Contender contender(Case about, Site site, int connections) throws SQLException {
    var address = site.address();
    var codec = site.database().codec();
    return switch (about.party()) {
      case ROW_LOCK -> OneByOne.rowLock(address, codec, connections);
      case COMMON_WAY -> OneByOne.commonWay(address, codec, connections);
      case ENGINE -> new EngineContender(site.database(), LaneOptions.DEFAULT);
      case API -> new ApiSingles(site.server(), Site.API_KEY);
      case API_BATCH -> new ApiBatches(site.server(), Site.API_KEY, BATCH_LINES);
      case CEILING -> new Ceiling(address, CEILING_BATCH, texts(site));
    };
  }

  private static CeilingTexts texts(Site site) throws SQLException {
    try (var connection = site.connect()) {
      return CeilingTexts.of(connection);
    }
  }

  /// @throws IllegalStateException when an invariant does not hold
  void audit() throws SQLException {
    audit(site);
    if (served != null) audit(served);
  }

  private static void audit(Site site) throws SQLException {
    var report = site.database().audit().run();
    if (report.holds()) return;
    var violated = report.invariants().stream().filter(finding -> !finding.holds()).toList();
    throw new IllegalStateException("the audit found " + violated);
  }

  @Override
  public void close() throws SQLException {
    try (site) {
      if (served != null) served.close();
    }
  }
}
