package dev.holdfast.cli;

import dev.holdfast.cli.option.HelpOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `test`, which the launcher does.
@Command(
    name = "test",
    description = {
      "Run all tests, the same as continuous integration does, and print their sums.",
      "Exits with 0 when all pass and 1 when one does not.",
      ""
    },
    sortOptions = false)
final class TestVerb implements Callable<Integer> {
  @Option(names = "--long", description = "Add the long ones.")
  private boolean withLongOnes;

  @Mixin private final HelpOption help = new HelpOption();

  @Override
  public Integer call() {
    throw new VerbException("test is a verb of the launcher: run ./holdfast test");
  }
}
