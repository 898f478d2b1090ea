package dev.holdfast.server.pay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.testkit.Await;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VisitTests {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration SHORT = Duration.ofMillis(50);

  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final AtomicInteger left = new AtomicInteger();

  @AfterEach
  void close() {
    clock.shutdownNow();
  }

  private Visit visit(Duration patience) {
    return new Visit(clock, patience, left::incrementAndGet);
  }

  @Test
  void readsAllOfItAndGivesThePlaceBackOnce() throws IOException {
    var visit = visit(LONG);
    var sent = new byte[10_000];
    sent[9_999] = 7;
    assertThat(visit.read(new ByteArrayInputStream(sent), 20_000)).isEqualTo(sent);
    assertThat(left).hasValue(0);
    visit.close();
    visit.close();
    assertThat(left).hasValue(1);
  }

  @Test
  void stopsWhereItIsTooLong() throws IOException {
    try (var visit = visit(LONG)) {
      assertThat(visit.read(new ByteArrayInputStream(new byte[50_000]), 5_000))
          .hasSizeBetween(5_001, 10_000);
    }
  }

  @Test
  void whoIsTooSlowLosesThePlaceWhileHeIsStillSending() throws IOException {
    try (var visit = visit(SHORT);
        var sender = new PipedOutputStream();
        var in = new PipedInputStream(sender)) {
      sender.write(1);
      Await.until("the place is free", () -> left.get() == 1);
      sender.write(2);
      sender.close();
      assertThat(visit.read(in, 10)).isNull();
    }
    assertThat(left).as("given back once").hasValue(1);
  }

  @Test
  void onceAllIsHereStoringItMayTakeItsTime() throws Exception {
    try (var visit = visit(SHORT)) {
      assertThat(visit.read(new ByteArrayInputStream(new byte[3]), 10)).hasSize(3);
      clock.schedule(() -> {}, 2 * SHORT.toMillis(), TimeUnit.MILLISECONDS).get();
      assertThat(left).hasValue(0);
    }
  }
}
