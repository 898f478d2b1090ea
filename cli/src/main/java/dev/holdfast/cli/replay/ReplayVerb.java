package dev.holdfast.cli.replay;

import dev.holdfast.cli.option.HelpOption;
import dev.holdfast.cli.option.JsonOption;
import dev.holdfast.client.HoldfastClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `holdfast replay`.
@Command(
    name = "replay",
    description = {
      "Feed a file of real orders through a server's API, and print what became of them.",
      "Each invoice is placed, paid, shipped and delivered; returns are restocked and refunded; other"
          + " quantities below zero, and finds, adjust the stock. The same file again changes nothing,"
          + " and after a break it goes on where it was.",
      "Exits with 0 when all went in and the audit holds, 1 when it does not or something was refused"
          + " that should not be, 2 when the file or the server cannot be used.",
      ""
    },
    sortOptions = false)
public final class ReplayVerb implements Callable<Integer> {
  private static final int SHOWN = 10;

  @SuppressWarnings("NullAway.Init") // picocli sets it before anything else
  @Spec
  private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description =
          "CSV or gzipped CSV in UTF-8 with the columns InvoiceNo, StockCode, Description,"
              + " Quantity, UnitPrice, CustomerID, Country. Default: 1,400 real invoices that come"
              + " with Holdfast.")
  private @Nullable Path file;

  @Option(
      names = "--server",
      paramLabel = "URL",
      description = "The server. Default: ${DEFAULT-VALUE}")
  private URI server = URI.create("http://127.0.0.1:8080");

  @Option(
      names = "--api-key",
      paramLabel = "KEY",
      description = "An API key of the server. Default: the one in DIR/admin.key")
  private @Nullable String apiKey;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "The server's data directory. Default: ${DEFAULT-VALUE}")
  private Path dataDir = Path.of("./data");

  @Option(
      names = "--opening-stock",
      paramLabel = "exact|N",
      converter = OpeningStock.Converter.class,
      description =
          "What is received of each SKU before the first order: what the file takes away, or N"
              + " units, so that shortages are refused. Default: exact")
  private OpeningStock opening = new OpeningStock.Exact();

  @Option(
      names = "--parallel",
      paramLabel = "N",
      description =
          "Invoices at a time; the result does not depend on it. Default: ${DEFAULT-VALUE}")
  private int parallel = ReplayRun.PARALLEL;

  @Mixin private final JsonOption json = new JsonOption();

  @Option(
      names = "--verbose",
      description = "List everything refused, unmatched and skipped, not only the first of each.")
  private boolean verbose;

  @Mixin private final HelpOption help = new HelpOption();

  @Override
  public Integer call() throws IOException {
    if (parallel < 1) throw usage("--parallel must be 1 or more");
    try {
      var orders = file == null ? OrderFile.bundled() : OrderFile.read(file);
      var summary = run().replay(orders);
      print(summary);
      return summary.isGood(opening) ? 0 : 1;
    } catch (UnreadableFileException | ReplayFailedException e) {
      spec.commandLine().getErr().println("holdfast: " + e.getMessage());
      return 2;
    }
  }

  private ReplayRun run() throws IOException {
    var key = key();
    try {
      HoldfastClient.builder(server, key);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
    return new ReplayRun(server, key, opening, parallel, System.err);
  }

  private String key() throws IOException {
    if (apiKey != null) return apiKey;
    var stored = dataDir.resolve("admin.key");
    if (Files.isReadable(stored)) return Files.readString(stored).strip();
    throw usage("no API key: pass --api-key, or --data-dir of the server (no " + stored + " here)");
  }

  private void print(Summary summary) {
    var text = new SummaryText(spec.commandLine().getOut(), verbose ? Integer.MAX_VALUE : SHOWN);
    json.print(() -> summary, () -> text.print(summary));
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
