package dev.holdfast.cli;

import dev.holdfast.bench.Bench;
import dev.holdfast.bench.CommittedRatios;
import dev.holdfast.bench.Plan;
import dev.holdfast.bench.inbox.InboxBench;
import dev.holdfast.bench.machine.Address;
import dev.holdfast.bench.machine.Cluster;
import dev.holdfast.bench.report.Chart;
import dev.holdfast.bench.report.Check;
import dev.holdfast.bench.report.Report;
import dev.holdfast.bench.report.ReportJson;
import dev.holdfast.bench.report.ReportTable;
import dev.holdfast.cli.option.HelpOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/// `bench`: how fast it is, beside what it is compared with.
@Command(
    name = "bench",
    description = {
      "Measure baselines, Holdfast and the database's ceiling side by side in one run.",
      "It uses an embedded PostgreSQL in a temporary directory; every commit is durable. Leave the"
          + " machine alone meanwhile: it takes up to 40 minutes, some 20 GB of disk, and all"
          + " processors.",
      "Exits with 0 when done, and with 1 when a check failed.",
      ""
    },
    sortOptions = false)
final class BenchVerb implements Callable<Integer> {
  private static final int SLOWER = 1;

  @SuppressWarnings("NullAway.Init") // picocli sets it before anything else
  @Spec
  private CommandSpec spec;

  @Option(
      names = "--quick",
      description = "Less of it, without growth, claims and grants: some 4 minutes.")
  private boolean quick;

  @Option(
      names = "--only",
      paramLabel = "PART",
      description =
          "A part of it: growth for what orders cost after a million and five million others, some"
              + " 20 minutes; promotion for claims and grants of one hot campaign, some 3 minutes; inbox"
              + " for how long a payment provider waits until its callback is acknowledged, some 1.5"
              + " minutes, which nothing else measures.")
  private @Nullable Part only;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the report to a file.")
  private @Nullable Path json;

  @Option(names = "--chart", paramLabel = "FILE", description = "Write a chart in SVG to a file.")
  private @Nullable Path chart;

  @Option(
      names = "--check",
      description =
          "Compare the ratios with those of this version's own report, and fail when one is worse"
              + " by more than a third.")
  private boolean check;

  @Mixin private final OwnDatabaseOptions where = new OwnDatabaseOptions();

  @Mixin private final HelpOption help = new HelpOption();

  /// What can be measured alone.
  enum Part {
    GROWTH,
    PROMOTION,
    INBOX
  }

  @Override
  public Integer call() throws Exception {
    if (only != null && (quick || check || chart != null)) {
      throw new ParameterException(
          spec.commandLine(), "--only goes with neither --quick nor --check nor --chart");
    }
    requireWritable(json);
    requireWritable(chart);
    return only == Part.INBOX ? inbox() : orders();
  }

  private int inbox() throws Exception {
    try (var cluster = cluster()) {
      var rows = InboxBench.run(cluster);
      var out = spec.commandLine().getOut();
      out.println(InboxBench.HEAD);
      rows.forEach(out::println);
      if (json != null) Files.writeString(json, JsonMapper.shared().writeValueAsString(rows));
      return 0;
    }
  }

  private int orders() throws Exception {
    var progress = spec.commandLine().getErr();
    Report report;
    try (var cluster = cluster()) {
      report = Bench.run(plan(), cluster, progress);
    }
    ReportTable.print(report, spec.commandLine().getOut());
    if (json != null) Files.writeString(json, ReportJson.write(report));
    if (chart != null) Files.writeString(chart, Chart.of(report));
    if (!check) return 0;
    var worse = Check.compare(CommittedRatios.read(), report.ratios());
    worse.forEach(line -> progress.println("holdfast: slower: " + line));
    return worse.isEmpty() ? 0 : SLOWER;
  }

  private Plan plan() {
    return switch (only) {
      case GROWTH -> Plan.growthAlone();
      case PROMOTION -> Plan.promotionAlone();
      case INBOX -> throw new IllegalStateException("not about orders");
      case null -> quick ? Plan.quick() : Plan.full();
    };
  }

  private Cluster cluster() {
    var own = where.own();
    if (own == null) return Cluster.start();
    return Cluster.at(new Address(own.jdbcUrl(), own.user(), own.password()));
  }

  /// Asked before anything is measured.
  private static void requireWritable(@Nullable Path file) {
    if (file == null) return;
    try {
      Files.writeString(file, "");
    } catch (IOException e) {
      throw new VerbException("cannot write to " + file, e);
    }
  }
}
