package dev.holdfast.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RatiosTests {
  private final Ratios ratios = Ratios.of(Samples.figures(), null);

  @Test
  void theFasterOfTheTwoBaselinesCounts() {
    assertThat(ratios.engineHot512()).isEqualTo(15);
    assertThat(ratios.apiHot()).isEqualTo(5);
    assertThat(ratios.apiBatchHot()).isEqualTo(10);
  }

  @Test
  void theOthersAreDividedByWhatTheyAreComparedWith() {
    assertThat(ratios.engineSpread()).isEqualTo(8);
    assertThat(ratios.engineCeiling()).isEqualTo(0.5);
    assertThat(ratios.apiIdleLatency()).isEqualTo(1.25);
    assertThat(ratios.growth5m()).isEqualTo(0.9);
  }

  @Test
  void whatWasNotMeasuredHasNone() {
    assertThat(ratios.engineCart()).describedAs("no baseline").isNull();
    assertThat(ratios.engineLifecycle()).describedAs("neither").isNull();
    assertThat(ratios.engineHot64()).describedAs("other clients").isNull();
  }
}
