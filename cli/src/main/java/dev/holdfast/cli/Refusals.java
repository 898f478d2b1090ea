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
    switch (failure) {
      case VerbException e -> tell(line, e.getMessage());
      case EmbeddedPostgresException e -> tell(line, e.getMessage());
      case DatabaseRefused e -> tell(line, e.getMessage());
      case StoreException.Unreachable e ->
          tell(line, "the database cannot be reached: " + e.getMessage());
      default -> failure.printStackTrace(line.getErr());
    }
    return CommandLine.ExitCode.SOFTWARE;
  }

  private static void tell(CommandLine line, @Nullable String message) {
    line.getErr().println("holdfast: " + message);
  }
}
