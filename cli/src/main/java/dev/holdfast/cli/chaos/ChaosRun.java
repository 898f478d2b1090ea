package dev.holdfast.cli.chaos;

import dev.holdfast.sandbox.fault.Fault;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/// A run from its first process to its report.
final class ChaosRun {
  private static final Duration SETTLING = Duration.ofSeconds(150);
  private static final Duration LOOK = Duration.ofSeconds(2);

  /// Twice the first query's delay, and some.
  private static final int QUIET_LOOKS = 4;

  /// In a shorter run, the two starts of the server are most of it.
  private static final int ENOUGH_FOR_HEALING = 1_000;

  private static final Duration HEALING_SLACK = Duration.ofSeconds(5);

  private final ChaosPlan plan;
  private final PrintWriter log;

  /// @param log where it says how far it is
  ChaosRun(ChaosPlan plan, PrintWriter log) {
    this.plan = plan;
    this.log = log;
  }

  /// @param directory empty; for everything that is written
  ChaosReport run(Path directory) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    try (var stage = Stage.set(plan, directory)) {
      Runtime.getRuntime().addShutdownHook(new Thread(stage::close, "chaos-shutdown"));
      log.println("server and provider are up");
      var buyers = new Buyers(plan, stage.shop(), stage.provider());
      buyers.stockUp();
      var storm = new Storm(plan, stage, buyers, log);
      buyThrough(buyers, storm);
      log.println("all buyers are through; waiting for the money to settle");
      settle(stage);
      var books = Books.read(stage.shop());
      var ledger = stage.provider().ledger();
      var figures = Figures.of(plan.faults(), books, ledger, storm.kills(), storm.outages());
      var violations = new ArrayList<>(Comparison.violations(books, ledger));
      violations.addAll(shortfalls(figures));
      if (books.orders().size() != plan.orders()) {
        violations.add(books.orders().size() + " orders instead of " + plan.orders());
      }
      long seconds = Duration.ofNanos(System.nanoTime() - begin).toSeconds();
      return ChaosReport.of(plan, violations, figures, books, ledger, seconds);
    }
  }

  private void buyThrough(Buyers buyers, Storm storm) throws IOException, InterruptedException {
    var raging = CompletableFuture.runAsync(() -> rage(storm), Thread::startVirtualThread);
    var places = new Semaphore(plan.parallel());
    var failures = new ArrayList<CompletableFuture<Void>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      long start = System.nanoTime();
      for (int i = 0; i < plan.orders(); i++) {
        pace(start, i);
        int number = i;
        failures.add(CompletableFuture.runAsync(() -> buy(buyers, number, places), threads));
      }
      CompletableFuture.allOf(failures.toArray(CompletableFuture[]::new)).join();
      raging.join();
    } catch (CompletionException e) {
      throw new ChaosFailedException("a buyer or the storm gave up: " + e.getMessage(), e);
    }
  }

  private void pace(long start, int number) throws InterruptedException {
    long due = start + number * 1_000_000_000L / plan.perSecond();
    long left = due - System.nanoTime();
    if (left > 0) Thread.sleep(Duration.ofNanos(left));
  }

  /// So many at a time are on their way to the shop; who waits for something stands aside.
  private static void buy(Buyers buyers, int number, Semaphore places) {
    try {
      places.acquire();
      try {
        buyers.buy(number);
      } finally {
        places.release();
      }
    } catch (InterruptedException e) {
      throw new ChaosFailedException("interrupted", e);
    }
  }

  private static void rage(Storm storm) {
    try {
      storm.rage();
    } catch (IOException e) {
      throw new ChaosFailedException("the storm broke off: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      throw new ChaosFailedException("interrupted", e);
    }
  }

  /// Until nothing is under way on either side, and nothing has been for so long that money which
  /// came after a close was looked for. What is still is a violation, found later.
  private void settle(Stage stage) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + SETTLING.toNanos();
    int quiet = 0;
    while (System.nanoTime() < deadline) {
      long unsent = stage.provider().unsent();
      long open = Books.open(stage.shop());
      quiet = unsent == 0 && open == 0 ? quiet + 1 : 0;
      if (quiet > QUIET_LOOKS) return;
      log.printf("%d orders are still under way, %d callbacks still to be sent%n", open, unsent);
      Thread.sleep(LOOK);
    }
    log.println("something is still under way after " + SETTLING.toSeconds() + " s");
  }

  private List<String> shortfalls(Figures figures) {
    var shortfalls = new ArrayList<String>();
    for (var row : figures.faults()) {
      if (row.wanted() > 0 && !row.isReached()) {
        shortfalls.add(
            "%s struck %d of %d instead of %.0f %%"
                .formatted(row.fault(), row.struck(), row.of(), row.wanted() * 100));
      }
    }
    if (plan.orders() < ENOUGH_FOR_HEALING) return shortfalls;
    var healed = figures.row(Fault.LOSE).healing().p50();
    if (healed.compareTo(ChaosPlan.FIRST_QUERY.plus(HEALING_SLACK)) > 0) {
      shortfalls.add("the median lost callback healed after " + healed);
    }
    return shortfalls;
  }
}
