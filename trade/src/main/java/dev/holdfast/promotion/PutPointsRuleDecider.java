package dev.holdfast.promotion;

import dev.holdfast.kernel.Context;
import dev.holdfast.kernel.Decider;
import dev.holdfast.kernel.Entry;
import dev.holdfast.kernel.Needs;
import dev.holdfast.kernel.Workspace;
import dev.holdfast.promotion.PutPointsRule.PointsRuleCreated;
import dev.holdfast.promotion.PutPointsRule.PointsRuleOver;
import dev.holdfast.promotion.PutPointsRule.PointsRuleUpdated;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

final class PutPointsRuleDecider implements Decider<PutPointsRule> {
  static final String AGGREGATE = "points-rule";

  @Override
  public void needs(PutPointsRule command, Workspace loaded, Needs needs) {
    needs.lock(PromotionTables.POINTS_RULE, command.currency());
  }

  @Override
  public PutPointsRule.Result decide(PutPointsRule command, Workspace workspace, Context context) {
    var former = workspace.find(PromotionTables.POINTS_RULE, command.currency());
    var startsAt = startsAt(command.terms(), former, context.now());
    var endsAt = command.terms().endsAt();
    if (endsAt != null && !endsAt.isAfter(startsAt)) return new PointsRuleOver(endsAt, "endsAt");
    var terms = command.terms().from(startsAt);
    if (former == null) {
      long id = context.ids().next(command.currency());
      var rule = new PointsRule(id, command.currency(), terms, PointsTotals.NONE, 1);
      write(rule, workspace);
      return new PointsRuleCreated(PointsRuleView.of(rule));
    }
    if (former.terms().equals(terms)) {
      return new PointsRuleUpdated(PointsRuleView.of(former));
    }
    var rule = former.with(terms);
    write(rule, workspace);
    return new PointsRuleUpdated(PointsRuleView.of(rule));
  }

  /// A change goes on with what was earning; what was not, starts now, so that no order of the time
  /// before earns when something happens to it.
  private static Instant startsAt(PointsTerms asked, @Nullable PointsRule former, Instant now) {
    if (asked.startsAt() != null) return asked.startsAt();
    if (former == null) return now;
    var terms = former.terms();
    boolean earning = terms.pointsPerUnit() > 0 && terms.earnsAt(now);
    return earning && terms.startsAt() != null ? terms.startsAt() : now;
  }

  private static void write(PointsRule rule, Workspace workspace) {
    workspace.put(PromotionTables.POINTS_RULE, rule.currency(), rule);
    var event = new PointsEvent.PointsRuleSet(rule.currency(), rule.terms());
    workspace.append(new Entry(AGGREGATE, rule.id(), rule.version(), event));
  }
}
