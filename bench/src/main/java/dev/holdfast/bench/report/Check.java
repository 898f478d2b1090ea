package dev.holdfast.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Guards against getting slower: no ratio may be worse than the committed one by more than a
/// third. What either side did not measure is passed over.
public final class Check {
  private static final double ALLOWED = 2.0 / 3;

  private Check() {}

  private record Rule(String name, boolean highIsGood, Function<Ratios, @Nullable Double> ratio) {}

  private static final List<Rule> RULES =
      List.of(
          new Rule("engineHot64", true, Ratios::engineHot64),
          new Rule("engineHot512", true, Ratios::engineHot512),
          new Rule("engineSpread", true, Ratios::engineSpread),
          new Rule("engineCart", true, Ratios::engineCart),
          new Rule("engineLifecycle", true, Ratios::engineLifecycle),
          new Rule("engineCeiling", true, Ratios::engineCeiling),
          new Rule("apiHot", true, Ratios::apiHot),
          new Rule("apiBatchHot", true, Ratios::apiBatchHot),
          new Rule("apiIdleLatency", false, Ratios::apiIdleLatency),
          new Rule("growth5m", true, Ratios::growth5m));

  /// What got worse, a line each; nothing when all is well.
  public static List<String> compare(Ratios committed, Ratios measured) {
    var worse = new ArrayList<String>();
    for (var rule : RULES) {
      var before = rule.ratio.apply(committed);
      var now = rule.ratio.apply(measured);
      if (before == null || now == null) continue;
      double share = rule.highIsGood ? now / before : before / now;
      if (share < ALLOWED) {
        worse.add(
            String.format(Locale.ROOT, "%s was %.2f and is now %.2f", rule.name, before, now));
      }
    }
    return worse;
  }
}
