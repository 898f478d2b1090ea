package dev.holdfast.cli;

import dev.holdfast.embedded.EmbeddedPostgresException;
import dev.holdfast.kernel.StoreException;
import dev.holdfast.store.DatabaseRefused;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// How a verb that did not run says so, on the error stream. What a person can mend is one line;
/// anything else comes with its stack trace.
final class Refusals {
  private Refusals() {}

  static int usage(ParameterException refusal, String[] arguments) {
    var line = refusal.getCommandLine();
    line.getErr()
        .printf(
            "holdfast: %s; try ./%s --help%n",
            refusal.getMessage(), line.getCommandSpec().qualifiedName());
    return CommandLine.ExitCode.USAGE;
  }

  static int failure(Exception failure, CommandLine line, ParseResult parsed) {
    if (failure instanceof StoreException.Unreachable) {
      tell(line, "the database cannot be reached: " + failure.getMessage());
    } else if (failure instanceof VerbException
        || failure instanceof EmbeddedPostgresException
        || failure instanceof DatabaseRefused) {
      tell(line, failure.getMessage());
    } else {
      failure.printStackTrace(line.getErr());
    }
    return CommandLine.ExitCode.SOFTWARE;
  }

  private static void tell(CommandLine line, @Nullable String message) {
    line.getErr().println("holdfast: " + message);
  }
}
