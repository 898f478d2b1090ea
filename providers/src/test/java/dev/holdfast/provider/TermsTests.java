package dev.holdfast.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TermsTests {
  private static final Terms TERMS = Terms.STANDARD;

  private static long pause(long ageSeconds, double chance) {
    return TERMS.pause(Duration.ofSeconds(ageSeconds), chance).toMillis();
  }

  @Test
  void pausesGrowWithTheAge() {
    assertThat(pause(0, 0)).isEqualTo(30_000);
    assertThat(pause(60, 0)).isEqualTo(30_000);
    assertThat(pause(100, 0)).isEqualTo(50_000);
    assertThat(pause(1_000, 0)).isEqualTo(500_000);
    assertThat(pause(100_000, 0)).isEqualTo(600_000);
  }

  @Test
  void chanceTakesUpToATenthOff() {
    assertThat(pause(0, 1)).isEqualTo(27_000);
    assertThat(pause(0, 0.5)).isEqualTo(28_500);
  }

  @Test
  void termsFitTogether() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TERMS.withFirstQuery(Duration.ofHours(1)));
    assertThatIllegalArgumentException().isThrownBy(() -> TERMS.withFirstQuery(Duration.ZERO));
    assertThatIllegalArgumentException().isThrownBy(() -> TERMS.withWindow(Duration.ofSeconds(-1)));
  }
}
