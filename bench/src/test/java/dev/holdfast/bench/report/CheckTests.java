package dev.holdfast.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CheckTests {
  private static Ratios ratios(
      @Nullable Double engineHot512, @Nullable Double idle, @Nullable Double growth) {
    return new Ratios(
        null, engineHot512, null, null, null, null, null, null, idle, growth, null, null);
  }

  @Test
  void aThirdLessIsAllowed() {
    assertThat(Check.compare(ratios(30.0, null, null), ratios(20.0, null, null))).isEmpty();
  }

  @Test
  void moreThanAThirdLessIsNot() {
    assertThat(Check.compare(ratios(30.0, null, null), ratios(19.9, null, null)))
        .containsExactly("engineHot512 was 30.00 and is now 19.90");
  }

  @Test
  void latencyIsWorseWhenItIsHigher() {
    assertThat(Check.compare(ratios(null, 1.0, null), ratios(null, 0.2, null))).isEmpty();
    assertThat(Check.compare(ratios(null, 1.0, null), ratios(null, 1.6, null)))
        .containsExactly("apiIdleLatency was 1.00 and is now 1.60");
  }

  @Test
  void whatTheCommittedRunDidNotMeasureIsPassedOver() {
    assertThat(Check.compare(ratios(null, null, 0.9), ratios(20.0, null, 0.9))).isEmpty();
  }

  @Test
  void growthIsForFullRunsAlone() {
    assertThat(Check.compare(ratios(null, null, 0.9), ratios(20.0, null, null))).isEmpty();
  }

  @Test
  void whatEveryRunMeasuresMustBeThere() {
    assertThat(Check.compare(ratios(30.0, null, null), ratios(null, 1.0, null)))
        .containsExactly("engineHot512 was not measured");
  }

  @Test
  void aCommittedReportWithoutRatiosChecksNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Check.compare(ratios(null, null, null), ratios(20.0, null, null)));
  }
}
