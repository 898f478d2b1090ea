package dev.holdfast.cli;

import dev.holdfast.cli.option.HelpOption;
import dev.holdfast.sandbox.Sandbox;
import dev.holdfast.sandbox.SandboxOptions;
import dev.holdfast.sandbox.callback.Schedule;
import dev.holdfast.sandbox.fault.Fault;
import dev.holdfast.sandbox.fault.Faults;
import dev.holdfast.sandbox.fault.PlanKey;
import dev.holdfast.sandbox.ledger.Channel;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `sandbox`: a payment provider to rehearse with, until a signal ends it.
@Command(
    name = "sandbox",
    description = {
      "Run a payment provider to rehearse with: it speaks the wire formats of Alipay, WeChat Pay and",
      "Stripe, has a page to pay on, and makes every mistake that you ask for. Prints one line",
      "READY http://ADDRESS:PORT once it accepts requests. What a server needs to take payments from",
      "it is then in DIR/accounts.json.",
      ""
    },
    sortOptions = false)
final class SandboxVerb implements Callable<Integer> {
  @SuppressWarnings("NullAway.Init") // picocli sets it before anything else
  @Spec
  private CommandSpec spec;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Port to listen on, 0 for any free one. Default: ${DEFAULT-VALUE}")
  private int port = 8090;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description = "Address to listen on. Default: ${DEFAULT-VALUE}")
  private String host = "127.0.0.1";

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "Directory of its keys and its ledger. Default: ${DEFAULT-VALUE}")
  private Path dataDir = Path.of("./sandbox-data");

  @Option(
      names = "--notify-base",
      paramLabel = "URL",
      description = "The server that hears about payments. Default: ${DEFAULT-VALUE}")
  private String notifyBase = "http://127.0.0.1:8080";

  @Option(
      names = "--merchant",
      paramLabel = "NAME",
      description = "Whom the buyer reads that he pays. Default: ${DEFAULT-VALUE}")
  private String merchant = "Holdfast demo shop";

  @Option(
      names = "--speed",
      paramLabel = "N",
      description =
          "How many times faster than in real life it repeats messages that were not acknowledged."
              + " Default: 1")
  private double speed = 1;

  @Option(
      names = "--schedule",
      paramLabel = "CHANNEL=GAPS",
      description =
          "The gaps between the sends of a message, before --speed: wechat=15s,30s,3m. Default:"
              + " the provider's own. May be repeated.")
  private Map<String, String> schedules = Map.of();

  @Option(
      names = "--refund-delay",
      paramLabel = "TIME",
      description = "How long money takes on its way back. Default: ${DEFAULT-VALUE}")
  private String refundDelay = "2s";

  @Option(
      names = "--fault",
      paramLabel = "NAME=SHARE",
      description =
          "Share of the payments, 0 to 1, that it strikes: lose, duplicate, delay, reorder, forge,"
              + " corrupt, probe, timeout, pay-after-close, pay-twice, wrong-amount, error,"
              + " refuse-refund, fail-refund. May be repeated. Also at run time: PUT /sandbox/faults.")
  private Map<String, Double> shares = Map.of();

  @Option(
      names = "--delay",
      paramLabel = "TIME",
      description = "How late a delayed message is. Default: ${DEFAULT-VALUE}")
  private String delay = "1m";

  @Option(
      names = "--reorder",
      paramLabel = "TIME",
      description = "The longest that a reordered message is held back. Default: ${DEFAULT-VALUE}")
  private String reorder = "2s";

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "The same seed strikes the same payments. Default: ${DEFAULT-VALUE}")
  private long seed = 1;

  @Option(
      names = "--plan-by",
      paramLabel = "number|amount",
      description = "By what faults are drawn. Default: ${DEFAULT-VALUE}")
  private String planBy = "number";

  @Mixin private final HelpOption help = new HelpOption();

  @Override
  public Integer call() throws InterruptedException {
    var closed = new CountDownLatch(1);
    var sandbox = start();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  sandbox.close();
                  closed.countDown();
                },
                "sandbox-shutdown"));
    var out = spec.commandLine().getOut();
    out.println("READY " + sandbox.url());
    out.flush();
    closed.await();
    return 0;
  }

  private Sandbox start() {
    try {
      return Sandbox.start(
          SandboxOptions.in(dataDir, notifyBase)
              .at(host, port)
              .sellingAs(merchant)
              .with(schedule())
              .with(faults())
              .refundingAfter(duration(refundDelay)));
    } catch (IllegalArgumentException e) {
      throw new VerbException(String.valueOf(e.getMessage()), e);
    } catch (UncheckedIOException e) {
      throw new VerbException(
          "the sandbox cannot start on %s:%d with %s: %s".formatted(host, port, dataDir, reason(e)),
          e);
    }
  }

  private static String reason(UncheckedIOException e) {
    var cause = e.getCause();
    return String.valueOf(cause == null ? e.getMessage() : cause.getMessage());
  }

  private Schedule schedule() {
    var schedule = Schedule.REAL;
    for (var given : schedules.entrySet()) {
      var channel = oneOf(Channel.class, "--schedule", given.getKey());
      schedule = schedule.with(channel, Schedule.parse(given.getValue()));
    }
    return schedule.at(speed);
  }

  private Faults faults() {
    var faults =
        Faults.NONE
            .seeded(seed)
            .by(oneOf(PlanKey.class, "--plan-by", planBy))
            .delayedBy(duration(delay))
            .reorderedWithin(duration(reorder));
    for (var share : shares.entrySet()) {
      var fault = Fault.labelled(share.getKey());
      if (fault == null) throw new VerbException("there is no fault " + share.getKey());
      faults = faults.with(fault, share.getValue());
    }
    return faults;
  }

  private static <E extends Enum<E>> E oneOf(Class<E> type, String option, String text) {
    var names = new ArrayList<String>();
    for (var value : type.getEnumConstants()) {
      var name = value.name().toLowerCase(Locale.ROOT);
      if (name.equalsIgnoreCase(text)) return value;
      names.add(name);
    }
    throw new VerbException(
        "%s: there is no %s, but %s".formatted(option, text, String.join(", ", names)));
  }

  private static Duration duration(String text) {
    return Schedule.parse(text).getFirst();
  }
}
