package dev.holdfast.cli.chaos;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

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

  @Option(
      names = "--json",
      description = "Print exactly one JSON document on stdout, everything else on stderr.")
  private boolean json;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this page.")
  private boolean help;

  @Override
  public Integer call() throws InterruptedException {
    var log = spec.commandLine().getErr();
    var plan = new ChaosPlan(orders, seed, parallel, perSecond);
    try {
      var directory = directory();
      var report = new ChaosRun(plan, log).run(directory);
      print(report);
      if (report.holds() && dataDir == null) remove(directory);
      else log.println("everything is kept in " + directory);
      return report.holds() ? 0 : 1;
    } catch (ChaosFailedException | IOException e) {
      log.println("holdfast: " + e.getMessage());
      return NOT_MADE;
    }
  }

  private Path directory() throws IOException {
    if (dataDir == null) return Files.createTempDirectory("holdfast-chaos-");
    Files.createDirectories(dataDir);
    try (var files = Files.list(dataDir)) {
      if (files.findAny().isPresent()) throw new IOException(dataDir + " is not empty");
    }
    return dataDir;
  }

  private void print(ChaosReport report) {
    PrintWriter out = spec.commandLine().getOut();
    var text = ReportText.of(report);
    if (json) {
      spec.commandLine().getErr().println(text);
      out.println(JsonMapper.builder().build().writeValueAsString(report.json()));
    } else {
      out.println(text);
    }
    out.flush();
  }

  private static void remove(Path directory) throws IOException {
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path left, @Nullable IOException failure)
              throws IOException {
            Files.deleteIfExists(left);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
