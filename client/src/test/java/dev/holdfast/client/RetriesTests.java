package dev.holdfast.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetriesTests {
  private final Random random = new Random(7);

  @Test
  void doublesFromSendToSendUpToTheLongestWait() {
    var retries = new Retries(10, Duration.ofMillis(100), Duration.ofSeconds(2));
    for (int sent = 1; sent <= 40; sent++) {
      long whole = Math.min(100L << Math.min(sent - 1, 20), 2_000);
      assertThat(retries.delay(sent, Duration.ZERO, random))
          .isBetween(Duration.ofMillis(whole - whole / 2), Duration.ofMillis(whole));
    }
  }

  @Test
  void spreadsTheWaits() {
    var waits =
        IntStream.range(0, 100)
            .mapToObj(_ -> Retries.DEFAULT.delay(4, Duration.ZERO, random))
            .distinct();
    assertThat(waits.count()).isGreaterThan(20);
  }

  @Test
  void waitsAtLeastAsLongAsAskedButNeverLongerThanAllowed() {
    var retries = new Retries(3, Duration.ofMillis(10), Duration.ofSeconds(2));
    assertThat(retries.delay(1, Duration.ofSeconds(1), random)).isEqualTo(Duration.ofSeconds(1));
    assertThat(retries.delay(1, Duration.ofHours(1), random)).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Retries(0, Duration.ZERO, Duration.ZERO));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Retries(1, Duration.ofSeconds(2), Duration.ofSeconds(1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Retries(1, Duration.ofSeconds(-1), Duration.ofSeconds(1)));
  }
}
