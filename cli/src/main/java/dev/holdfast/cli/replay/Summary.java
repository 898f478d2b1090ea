package dev.holdfast.cli.replay;

import dev.holdfast.cli.replay.InvoiceOutcome.Stage;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/// What a replay came to; its JSON is the answer to `replay --json`.
///
/// @param orders invoices with something to order; `placed + refused`
/// @param placed accepted
/// @param refused not accepted
/// @param paid the money came in, or there was nothing to pay
/// @param returnsMatched units taken back and refunded
/// @param returnsUnmatched units that matched no delivery; [#unmatched] lists them
/// @param adjustments made
/// @param skipped rows that the API has no command for; [#skippedRows] lists them
/// @param elapsedSeconds from the first request to the last write, without the audit
/// @param ordersPerSecond `placed / elapsedSeconds`
/// @param auditHolds whether the server's audit, run afterwards, finds every invariant kept
/// @param refusals every request that was refused
record Summary(
    long orders,
    long placed,
    long refused,
    long paid,
    long shipped,
    long returnsMatched,
    long returnsUnmatched,
    long adjustments,
    long skipped,
    double elapsedSeconds,
    double ordersPerSecond,
    boolean auditHolds,
    List<RefusedStep> refusals,
    List<UnmatchedReturn> unmatched,
    List<SkippedRow> skippedRows) {

  /// Whether everything came out as it should: the audit holds, and nothing was refused but
  /// shortages that the opening stock allows for.
  boolean isGood(OpeningStock opening) {
    return auditHolds
        && switch (opening) {
          case OpeningStock.Exact() -> refusals.isEmpty();
          case OpeningStock.Each _ -> refusals.stream().allMatch(RefusedStep::isShortage);
        };
  }

  static Summary of(
      ReplayPlan plan, List<InvoiceOutcome> outcomes, Duration elapsed, boolean auditHolds) {
    long placed = reached(outcomes, Stage.PLACED);
    var unmatched = all(outcomes, InvoiceOutcome::unmatched);
    double seconds = elapsed.toMillis() / 1_000.0;
    return new Summary(
        reached(outcomes, Stage.REFUSED),
        placed,
        reached(outcomes, Stage.REFUSED) - placed,
        reached(outcomes, Stage.PAID),
        reached(outcomes, Stage.SHIPPED),
        outcomes.stream().mapToLong(InvoiceOutcome::returned).sum(),
        unmatched.stream().mapToLong(UnmatchedReturn::quantity).sum(),
        outcomes.stream().mapToLong(InvoiceOutcome::adjusted).sum(),
        plan.skipped().size(),
        seconds,
        seconds == 0 ? 0 : Math.round(10 * placed / seconds) / 10.0,
        auditHolds,
        all(outcomes, InvoiceOutcome::refusals),
        unmatched,
        plan.skipped());
  }

  private static long reached(List<InvoiceOutcome> outcomes, Stage stage) {
    return outcomes.stream().filter(outcome -> outcome.reached(stage)).count();
  }

  private static <T> List<T> all(
      List<InvoiceOutcome> outcomes, Function<InvoiceOutcome, List<T>> part) {
    return outcomes.stream().flatMap(outcome -> part.apply(outcome).stream()).toList();
  }
}
