package dev.holdfast.promotion;

import dev.holdfast.kernel.Command;
import dev.holdfast.kernel.Outcome;
import dev.holdfast.kernel.Refusal;
import dev.holdfast.stock.Bounds;
import java.time.Instant;

/// Says how points of a currency are earned and what they are worth. Points that are out stay.
public record PutPointsRule(String currency, PointsTerms terms) implements Command {
  public PutPointsRule {
    Bounds.currency("currency", currency);
    Bounds.present("terms", terms);
  }

  public sealed interface Result extends Outcome
      permits PointsRuleOver, PointsRuleCreated, PointsRuleUpdated {}

  /// It would end before it starts.
  public record PointsRuleOver(Instant endsAt, String field) implements Refusal, Result {}

  public record PointsRuleCreated(PointsRuleView rule) implements Result {}

  /// It exists and is now as asked for.
  public record PointsRuleUpdated(PointsRuleView rule) implements Result {}
}
