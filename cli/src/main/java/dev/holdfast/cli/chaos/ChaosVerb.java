package dev.holdfast.cli.chaos;

import dev.holdfast.cli.option.HelpOption;
import dev.holdfast.cli.option.JsonOption;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `chaos`: proves that no payment gets lost.
@Command(
    name = "chaos",
    description = {
      "Sell to many buyers while everything goes wrong, and compare the books with the provider's.",
      "Starts a server, its PostgreSQL and the sandbox as processes of their own. 30 %% of the callbacks",
      "are lost, 20 %% duplicated, 20 %% delayed past expiry, 10 %% reordered; 5 %% of the payments are",
      "forged, 5 %% time out after charging, 2 %% of the orders are paid twice; the provider goes away,",
      "and the server is killed twice with kill -9. Orders expire after 20 s, the provider is first",
      "asked after 3 s. The same seed plans the same faults.",
      "Exits with 0 when every charge is paid or refunded, none else is, and the audit holds; 1 when",
      "not; 3 when the run could not be made.",
      ""
    },
    sortOptions = false)
public final class ChaosVerb implements Callable<Integer> {
  private static final int NOT_MADE = 3;

  @SuppressWarnings("NullAway.Init") // picocli sets it before anything else
  @Spec
  private CommandSpec spec;

  @Option(
      names = "--orders",
      paramLabel = "N",
      description = "How many orders. Default: ${DEFAULT-VALUE}")
  private int orders = 1_500;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "What the plan is drawn from. Default: ${DEFAULT-VALUE}")
  private long seed = 1;

  @Option(
      names = "--parallel",
      paramLabel = "N",
      description = "Buyers at a time. Default: ${DEFAULT-VALUE}")
  private int parallel = 200;

  @Option(
      names = "--per-second",
      paramLabel = "N",
      description = "Orders placed in a second, at most. Default: ${DEFAULT-VALUE}")
  private int perSecond = 20;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description =
          "An empty directory to keep everything in. Default: a temporary one, removed when the run"
              + " was good.")
  private @Nullable Path dataDir;

  @Mixin private final JsonOption json = new JsonOption();

  @Mixin private final HelpOption help = new HelpOption();

  @Override
  public Integer call() throws InterruptedException {
    var log = spec.commandLine().getErr();
    var plan = new ChaosPlan(orders, seed, parallel, perSecond);
    try (var folder = RunFolder.open(dataDir, log)) {
      var report = new ChaosRun(plan, log).run(folder.path());
      print(report);
      if (!report.holds()) folder.keep();
      return report.holds() ? 0 : 1;
    } catch (ChaosFailedException | IOException e) {
      log.println("holdfast: " + e.getMessage());
      return NOT_MADE;
    }
  }

  private void print(ChaosReport report) {
    var text = ReportText.of(report);
    if (json.isWanted()) spec.commandLine().getErr().println(text);
    json.print(report::json, () -> spec.commandLine().getOut().println(text));
  }
}
