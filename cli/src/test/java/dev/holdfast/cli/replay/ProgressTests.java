package dev.holdfast.cli.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTests {
  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
  private final AtomicLong nanos = new AtomicLong();

  @Test
  void drawsABarOverItselfOnATerminal() {
    try (var progress = progress(true)) {
      progress.advance();
      nanos.addAndGet(Duration.ofMillis(100).toNanos());
      progress.advance();
      progress.advance();
      progress.advance();
    }
    assertThat(shown.toString(UTF_8).lines())
        .containsExactly(
            "",
            "[###############...............]  50 %  2 of 4",
            "[##############################] 100 %  4 of 4");
  }

  @Test
  void printsALineNowAndThenElsewhere() {
    try (var progress = progress(false)) {
      progress.advance();
      nanos.addAndGet(Duration.ofSeconds(5).toNanos());
      progress.advance();
      nanos.addAndGet(Duration.ofSeconds(1).toNanos());
      progress.advance();
    }
    assertThat(shown.toString(UTF_8)).isEqualToNormalizingNewlines(" 50 %  2 of 4\n");
  }

  private Progress progress(boolean terminal) {
    return new Progress(new PrintStream(shown, true, UTF_8), terminal, 4, nanos::get);
  }
}
