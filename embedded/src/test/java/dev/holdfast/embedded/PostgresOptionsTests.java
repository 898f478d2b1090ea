package dev.holdfast.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PostgresOptionsTests {
  private static final long GIB = 1L << 30;

  @Test
  void anEighthOfTheMemoryIsSharedWithinBounds() {
    assertThat(PostgresOptions.sharedMegabytes(GIB / 2)).isEqualTo(128);
    assertThat(PostgresOptions.sharedMegabytes(8 * GIB)).isEqualTo(1_024);
    assertThat(PostgresOptions.sharedMegabytes(256 * GIB)).isEqualTo(4_096);
  }

  @Test
  void aNamedSettingWins() {
    var options = PostgresOptions.defaults().with("shared_buffers", "64MB");
    assertThat(options.configuration())
        .contains("shared_buffers = '64MB'\n")
        .containsOnlyOnce("shared_buffers");
  }
}
