package dev.holdfast.cli;

import dev.holdfast.cli.option.HelpOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `build`, which the launcher does: what runs here has been built.
@Command(
    name = "build",
    description =
        "Compile and package. Every other verb builds what is missing or stale by itself.",
    sortOptions = false)
final class BuildVerb implements Callable<Integer> {
  @Mixin private final HelpOption help = new HelpOption();

  @Override
  public Integer call() {
    throw new VerbException("build is a verb of the launcher: run ./holdfast build");
  }
}
