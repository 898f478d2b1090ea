package dev.holdfast.server.watch;

import dev.holdfast.kernel.Codec;
import dev.holdfast.kernel.Command;
import dev.holdfast.kernel.LaneListener;
import dev.holdfast.kernel.Reply;
import dev.holdfast.server.api.Commands.CommandCounter;
import dev.holdfast.server.pay.PayListener;
import dev.holdfast.server.web.RequestTimer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;

/// What is counted and timed, for Prometheus. Thread-safe.
public final class Meters implements LaneListener, RequestTimer, CommandCounter, PayListener {
  /// Callers may send any word as a method; only these become series of their own.
  private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "DELETE");

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final DistributionSummary batchSize =
      DistributionSummary.builder("holdfast.batch.size")
          .description("Commands in one transaction")
          .serviceLevelObjectives(1, 4, 16, 64, 256, 1024, 4096)
          .register(registry);
  private final Timer commit =
      Timer.builder("holdfast.batch.commit")
          .description("From a batch's begin to its durable commit")
          .serviceLevelObjectives(
              Duration.ofMillis(1),
              Duration.ofMillis(2),
              Duration.ofMillis(5),
              Duration.ofMillis(10),
              Duration.ofMillis(25),
              Duration.ofMillis(50),
              Duration.ofMillis(100),
              Duration.ofMillis(500),
              Duration.ofSeconds(2))
          .register(registry);
  private final Counter failedBatches =
      Counter.builder("holdfast.batch.failed")
          .description("Batches that were run again, split or refused")
          .register(registry);

  /// The meters of each request and command, which the registry would look up by sorted tags.
  private final Map<HttpSeries, Timer> requests = new ConcurrentHashMap<>();

  private final Map<CommandSeries, Counter> commands = new ConcurrentHashMap<>();

  private record HttpSeries(String method, String path, int status) {}

  private record CommandSeries(Class<? extends Command> type, String outcome) {}

  public Meters() {
    new ClassLoaderMetrics().bindTo(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
  }

  /// Shows a figure that is asked for whenever metrics are.
  public void show(String name, String description, DoubleSupplier figure) {
    Gauge.builder(name, figure, DoubleSupplier::getAsDouble)
        .description(description)
        .strongReference(true)
        .register(registry);
  }

  /// As [#show], one of several figures of the same name.
  void show(String name, String description, String tag, String value, DoubleSupplier figure) {
    Gauge.builder(name, figure, DoubleSupplier::getAsDouble)
        .description(description)
        .tag(tag, value)
        .strongReference(true)
        .register(registry);
  }

  /// Everything in the text exposition format.
  String scrape() {
    return registry.scrape();
  }

  @Override
  public void committed(int commands, long nanos) {
    batchSize.record(commands);
    commit.record(nanos, TimeUnit.NANOSECONDS);
  }

  @Override
  public void failed(int commands, RuntimeException cause) {
    failedBatches.increment();
  }

  @Override
  public void took(String method, String path, int status, long nanos) {
    var known = METHODS.contains(method) ? method : "other";
    requests
        .computeIfAbsent(new HttpSeries(known, path, status), this::timer)
        .record(nanos, TimeUnit.NANOSECONDS);
  }

  private Timer timer(HttpSeries of) {
    var status = Integer.toString(of.status);
    return registry.timer(
        "holdfast.http.requests", "method", of.method, "path", of.path, "status", status);
  }

  @Override
  public void decided(Command command, Reply reply) {
    commands
        .computeIfAbsent(new CommandSeries(command.getClass(), outcome(reply)), this::counter)
        .increment();
  }

  private Counter counter(CommandSeries of) {
    return registry.counter(
        "holdfast.commands", "command", Codec.name(of.type), "outcome", of.outcome);
  }

  @Override
  public void received(String account, String fate) {
    registry.counter("holdfast.callbacks.received", "account", account, "fate", fate).increment();
  }

  @Override
  public void processed(String account, String fate) {
    registry.counter("holdfast.callbacks.processed", "account", account, "fate", fate).increment();
  }

  @Override
  public void asked(String account, String call, String answer, long nanos) {
    registry
        .timer("holdfast.provider.calls", "account", account, "call", call, "answer", answer)
        .record(nanos, TimeUnit.NANOSECONDS);
  }

  @Override
  public void healed(String source, Duration took) {
    Timer.builder("holdfast.payment.healing")
        .description("From a provider's success to our PAID")
        .tag("source", source)
        .publishPercentiles(0.5, 0.99)
        .register(registry)
        .record(took);
  }

  private static String outcome(Reply reply) {
    return switch (reply) {
      case Reply.Decided decided when decided.replayed() -> "replayed";
      case Reply.Decided decided -> decided.receipt().type();
      case Reply.KeyReused reused -> "key-reused";
      case Reply.InFlight inFlight -> "in-flight";
      case Reply.Overloaded overloaded -> "overloaded";
      case Reply.Unavailable unavailable -> "unavailable";
      case Reply.OutcomeUnknown unknown -> "unknown";
      case Reply.Violated violated -> "violated";
      case Reply.Broken broken -> "broken";
    };
  }
}
