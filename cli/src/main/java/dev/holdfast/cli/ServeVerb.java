package dev.holdfast.cli;

import dev.holdfast.cli.option.HelpOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `serve`: the server, until a signal ends it.
@Command(
    name = "serve",
    description = {
      "Run the server, on an embedded PostgreSQL or on your own, until a signal ends it.",
      "Prints one line READY http://ADDRESS:PORT once it accepts requests.",
      ""
    },
    sortOptions = false)
final class ServeVerb implements Callable<Integer> {
  @SuppressWarnings("NullAway.Init") // picocli sets it before anything else
  @Spec
  private CommandSpec spec;

  @Mixin private final ServeOptions serving = new ServeOptions();
  @Mixin private final WhereOptions where = new WhereOptions();

  @Mixin private final HelpOption help = new HelpOption();

  @Override
  public Integer call() throws InterruptedException {
    try (var server = OpenServer.start(serving, where)) {
      var out = spec.commandLine().getOut();
      out.println("READY " + server.url());
      out.flush();
      server.awaitClose();
    }
    return 0;
  }
}
