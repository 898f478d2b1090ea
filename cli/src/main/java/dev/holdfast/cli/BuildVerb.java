package dev.holdfast.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `build`, which the launcher does: what runs here has been built.
@Command(
    name = "build",
    description =
        "Compile and package. Every other verb builds what is missing or stale by itself.",
    sortOptions = false)
final class BuildVerb implements Callable<Integer> {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this page.")
  private boolean help;

  @Override
  public Integer call() {
    throw new VerbException("build is a verb of the launcher: run ./holdfast build");
  }
}
