package dev.holdfast.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Guards against getting slower: no ratio may be worse than the committed one by more than a
/// third, and none may be missing that every run measures. What the committed run did not measure
/// is passed over.
public final class Check {
  private static final double ALLOWED = 2.0 / 3;

  private Check() {}

  /// @param always whether quick runs measure it too
  private record Rule(
      String name, boolean highIsGood, boolean always, Function<Ratios, @Nullable Double> ratio) {}

  private static final List<Rule> RULES =
      List.of(
          new Rule("engineHot64", true, true, Ratios::engineHot64),
          new Rule("engineHot512", true, true, Ratios::engineHot512),
          new Rule("engineSpread", true, true, Ratios::engineSpread),
          new Rule("engineCart", true, true, Ratios::engineCart),
          new Rule("engineLifecycle", true, true, Ratios::engineLifecycle),
          new Rule("engineCeiling", true, true, Ratios::engineCeiling),
          new Rule("apiHot", true, true, Ratios::apiHot),
          new Rule("apiBatchHot", true, true, Ratios::apiBatchHot),
          new Rule("apiIdleLatency", false, true, Ratios::apiIdleLatency),
          new Rule("growth5m", true, false, Ratios::growth5m),
          new Rule("claimsHot", true, false, Ratios::claimsHot),
          new Rule("grantsHot", true, false, Ratios::grantsHot));

  /// What got worse, a line each; nothing when all is well.
  ///
  /// @throws IllegalArgumentException when the committed run measured nothing
  public static List<String> compare(Ratios committed, Ratios measured) {
    if (RULES.stream().allMatch(rule -> rule.ratio.apply(committed) == null)) {
      throw new IllegalArgumentException("the committed report has no ratios");
    }
    var worse = new ArrayList<String>();
    for (var rule : RULES) {
      var before = rule.ratio.apply(committed);
      var now = rule.ratio.apply(measured);
      if (before == null) continue;
      if (now == null) {
        if (rule.always) worse.add(rule.name + " was not measured");
        continue;
      }
      double share = rule.highIsGood ? now / before : before / now;
      if (share < ALLOWED) {
        worse.add(
            String.format(Locale.ROOT, "%s was %.2f and is now %.2f", rule.name, before, now));
      }
    }
    return worse;
  }
}
