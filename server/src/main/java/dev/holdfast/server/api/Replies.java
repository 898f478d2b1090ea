package dev.holdfast.server.api;

import dev.holdfast.kernel.Receipt;
import dev.holdfast.kernel.Reply;
import dev.holdfast.server.json.Json;
import dev.holdfast.server.problem.Problem;
import dev.holdfast.server.problem.ProblemType;
import dev.holdfast.server.web.Answer;
import dev.holdfast.server.web.ExceptionAnswers;
import dev.holdfast.server.web.ProblemBody;
import java.util.Map;
import java.util.Set;

/// What a lane replied, as an answer.
final class Replies {
  /// The outcomes that made something new.
  private static final Set<String> CREATED =
      Set.of(
          "location-created",
          "sku-created",
          "stock-received",
          "stock-adjusted",
          "stock-counted",
          "order-placed",
          "payment-opened",
          "shipment-created",
          "refund-created",
          "campaign-created",
          "coupon-claimed",
          "code-claimed",
          "points-rule-created",
          "points-adjusted");

  /// Where a new thing is found that got its id from us.
  private static final Map<String, String> PLACES =
      Map.of(
          "order-placed", "/v1/orders/",
          "payment-opened", "/v1/payments/",
          "shipment-created", "/v1/shipments/",
          "refund-created", "/v1/refunds/");

  private Replies() {}

  static Answer answer(Reply reply) {
    return switch (reply) {
      case Reply.Decided decided -> decided(decided);
      case Reply.KeyReused reused ->
          problem(ProblemType.IDEMPOTENCY_KEY_REUSED, "It came with another request before.");
      case Reply.InFlight inFlight ->
          later(ProblemType.COMMAND_IN_FLIGHT, "Wait for its answer, or repeat it later.", 1);
      case Reply.Overloaded overloaded ->
          later(
              ProblemType.OVERLOADED,
              "Repeat it with the same Idempotency-Key: " + overloaded.reason() + ".",
              Math.max(1, Math.toIntExact(overloaded.retryAfter().toSeconds())));
      case Reply.Unavailable unavailable ->
          later(ProblemType.DATABASE_UNAVAILABLE, "Nothing was written. Repeat it later.", 1);
      case Reply.OutcomeUnknown unknown ->
          later(ProblemType.OUTCOME_UNKNOWN, ProblemType.OUTCOME_UNKNOWN.title() + ".", 1);
      case Reply.Violated violated ->
          Answer.of(
              Problem.of(ProblemType.REJECTED_BY_DATABASE, "Nothing was written.")
                  .with("constraint", violated.constraint()));
      case Reply.Broken broken -> ExceptionAnswers.incident(broken.cause());
    };
  }

  private static Answer decided(Reply.Decided decided) {
    var receipt = decided.receipt();
    var answer = receipt.refused() ? refused(receipt) : accepted(receipt);
    return decided.replayed() ? answer.with("Idempotency-Replayed", "true") : answer;
  }

  private static Answer accepted(Receipt receipt) {
    var answer = Answer.json(CREATED.contains(receipt.type()) ? 201 : 200, receipt.body());
    var place = PLACES.get(receipt.type());
    return place == null ? answer : answer.with("Location", place + Json.id(receipt.body()));
  }

  private static Answer refused(Receipt receipt) {
    var type = ProblemType.named(receipt.type());
    if (type == null) {
      return ExceptionAnswers.incident(new IllegalStateException("no type for " + receipt.type()));
    }
    var body = ProblemBody.of(type, receipt.body()).bytes();
    return new Answer(type.status(), Answer.PROBLEM_JSON, Map.of(), body);
  }

  private static Answer problem(ProblemType type, String detail) {
    return Answer.of(Problem.of(type, detail));
  }

  private static Answer later(ProblemType type, String detail, int seconds) {
    return Answer.of(Problem.of(type, detail).retryAfter(seconds));
  }
}
