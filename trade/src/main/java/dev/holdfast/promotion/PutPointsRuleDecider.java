package dev.holdfast.promotion;

import dev.holdfast.kernel.Context;
import dev.holdfast.kernel.Decider;
import dev.holdfast.kernel.Entry;
import dev.holdfast.kernel.Needs;
import dev.holdfast.kernel.Workspace;
import dev.holdfast.promotion.PutPointsRule.PointsRuleCreated;
import dev.holdfast.promotion.PutPointsRule.PointsRuleUpdated;

final class PutPointsRuleDecider implements Decider<PutPointsRule> {
  static final String AGGREGATE = "points-rule";

  @Override
  public void needs(PutPointsRule command, Workspace loaded, Needs needs) {
    needs.lock(PromotionTables.POINTS_RULE, command.currency());
  }

  @Override
  public PutPointsRule.Result decide(PutPointsRule command, Workspace workspace, Context context) {
    var former = workspace.find(PromotionTables.POINTS_RULE, command.currency());
    if (former == null) {
      long id = context.ids().next(command.currency());
      var rule = new PointsRule(id, command.currency(), command.terms(), PointsTotals.NONE, 1);
      write(rule, workspace);
      return new PointsRuleCreated(PointsRuleView.of(rule));
    }
    if (former.terms().equals(command.terms())) {
      return new PointsRuleUpdated(PointsRuleView.of(former));
    }
    var rule = former.with(command.terms());
    write(rule, workspace);
    return new PointsRuleUpdated(PointsRuleView.of(rule));
  }

  private static void write(PointsRule rule, Workspace workspace) {
    workspace.put(PromotionTables.POINTS_RULE, rule.currency(), rule);
    var event = new PointsEvent.PointsRuleSet(rule.currency(), rule.terms());
    workspace.append(new Entry(AGGREGATE, rule.id(), rule.version(), event));
  }
}
