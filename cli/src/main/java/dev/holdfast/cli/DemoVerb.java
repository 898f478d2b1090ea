package dev.holdfast.cli;

import dev.holdfast.cli.option.HelpOption;
import dev.holdfast.cli.replay.ReplayVerb;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `demo`: `serve`, the bundled replay through the public API, and then open for business.
@Command(
    name = "demo",
    description = {
      "Start everything, replay the bundled real orders through the public API, show what came of",
      "it, and stay open until a signal ends it. Beside the server runs the sandbox, a payment provider",
      "to rehearse with. On the same data directory it goes on where it was.",
      ""
    },
    sortOptions = false)
final class DemoVerb implements Callable<Integer> {
  @SuppressWarnings("NullAway.Init") // picocli sets it before anything else
  @Spec
  private CommandSpec spec;

  @Mixin private final ServeOptions serving = new ServeOptions();
  @Mixin private final WhereOptions where = new WhereOptions();

  @Option(
      names = "--sandbox-port",
      paramLabel = "PORT",
      description =
          "Port of the payment provider to rehearse with, 0 for any free one. With --providers"
              + " there is none. Default: ${DEFAULT-VALUE}")
  private int sandboxPort = 8090;

  @Option(names = "--once", description = "End after the replay, with its exit code.")
  private boolean once;

  @Mixin private final HelpOption help = new HelpOption();

  @Override
  public Integer call() throws InterruptedException {
    if (serving.providers != null) return run(Optional.empty());
    serving.port = DemoSandbox.fixed(serving.port);
    try (var sandbox = DemoSandbox.start(sandboxPort, serving, where.dataDir)) {
      serving.providers = sandbox.merchantFile();
      return run(Optional.of(sandbox.url()));
    }
  }

  private int run(Optional<String> sandbox) throws InterruptedException {
    var out = spec.commandLine().getOut();
    try (var server = OpenServer.start(serving, where)) {
      int replayed = replay(server.url());
      if (once || replayed != 0) return replayed;
      out.println("\nOpen for business on " + server.url() + "  (Ctrl-C ends it)");
      sandbox.ifPresent(url ->
          out.println(
              "Buyers pay with alipay, wechat or stripe at the sandbox, "
                  + url
                  + ": open it in a browser to see the payments and to pay them"));
      out.println("READY " + server.url());
      out.flush();
      server.awaitClose();
    }
    return 0;
  }

  private int replay(String url) {
    var line = new CommandLine(new ReplayVerb());
    line.setOut(spec.commandLine().getOut());
    line.setErr(spec.commandLine().getErr());
    if (serving.apiKey != null) {
      return line.execute("--server", url, "--api-key", serving.apiKey);
    }
    return line.execute("--server", url, "--data-dir", where.dataDir.toString());
  }
}
