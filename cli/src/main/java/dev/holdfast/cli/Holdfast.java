package dev.holdfast.cli;

import dev.holdfast.cli.chaos.ChaosVerb;
import dev.holdfast.cli.replay.ReplayVerb;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The command line. A verb is a class that is named here; its help page in `cli/src/help`, which
/// the launcher shows without a build, is kept by a test.
@Command(
    name = "holdfast",
    description = "The trade core of a shop: orders, stock, payments and rewards that stay right.",
    synopsisSubcommandLabel = "VERB",
    commandListHeading = "%nVerbs:%n",
    footer = {"", "./holdfast VERB --help says more."},
    versionProvider = Version.class,
    subcommands = {
      BuildVerb.class,
      ServeVerb.class,
      DemoVerb.class,
      ReplayVerb.class,
      AuditVerb.class,
      BenchVerb.class,
      SandboxVerb.class,
      ChaosVerb.class,
      TestVerb.class
    })
public final class Holdfast {
  private static final int COLUMNS = 100;

  private Holdfast() {}

  /// Runs one verb and ends with its exit code.
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    var line = new CommandLine(new Holdfast());
    line.setUsageHelpWidth(COLUMNS);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler(Refusals::usage);
    line.setExecutionExceptionHandler(Refusals::failure);
    return line;
  }
}
