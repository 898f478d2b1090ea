package dev.holdfast.cli.option;

import picocli.CommandLine.Option;

/// `--help`, the last option of every verb.
public final class HelpOption {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this page.")
  private boolean asked;
}
