package dev.holdfast.cli.replay;

import dev.holdfast.client.HoldfastClient;
import dev.holdfast.client.HoldfastException;
import dev.holdfast.client.RefusedException;
import dev.holdfast.client.Retries;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;

/// A replay into a running server, with progress and the audit at the end.
///
/// @param parallel invoices at a time, 1 or more
/// @param progress where the progress is shown
record ReplayRun(
    URI server, String apiKey, OpeningStock opening, int parallel, PrintStream progress) {
  /// Invoices at a time, unless told otherwise.
  static final int PARALLEL = 32;

  /// An audit looks at every row.
  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  Summary replay(OrderFile file) throws ReplayFailedException {
    var plan = ReplayPlan.of(file);
    requireServer(plan);
    try (var client = HoldfastClient.builder(server, apiKey).timeout(TIMEOUT).build()) {
      return replay(plan, client);
    } catch (RefusedException e) {
      throw new ReplayFailedException("the server refused: " + e.problem(), e);
    } catch (HoldfastException e) {
      throw new ReplayFailedException(
          server
              + " stopped answering; the same command again goes on from here: "
              + e.getMessage(),
          e);
    }
  }

  private Summary replay(ReplayPlan plan, HoldfastClient client) throws ReplayFailedException {
    long start = System.nanoTime();
    int steps = plan.skus().size() + plan.invoices().size();
    try (var shown = new Progress(progress, Terminal.onStderr(), steps, System::nanoTime)) {
      var outcomes = new Replay(client, plan, opening, parallel, shown).run();
      var elapsed = Duration.ofNanos(System.nanoTime() - start);
      return Summary.of(plan, outcomes, elapsed, client.audit().run().holds());
    }
  }

  /// Asks something small, once: nobody wants to wait for ten repetitions to learn of a typing
  /// error.
  private void requireServer(ReplayPlan plan) throws ReplayFailedException {
    try (var client = HoldfastClient.builder(server, apiKey).retries(Retries.NONE).build()) {
      client.skus().find(plan.skus().getFirst().code());
    } catch (RefusedException e) {
      throw new ReplayFailedException(server + " refuses the API key: " + e.problem(), e);
    } catch (HoldfastException e) {
      throw new ReplayFailedException("no server answers: " + e.getMessage(), e);
    }
  }
}
