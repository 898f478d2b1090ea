package dev.holdfast.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ClosedLoopTests {
  private static final Duration SHORT = Duration.ofMillis(50);

  @Test
  void eachClientHasOneRoundOfWorkAtATime() throws InterruptedException {
    var clients = new ArrayList<Client>();
    var most = new AtomicInteger();
    for (int i = 0; i < 3; i++) {
      var busy = new AtomicInteger();
      clients.add(() -> {
        most.accumulateAndGet(busy.incrementAndGet(), Math::max);
        Thread.sleep(1);
        busy.decrementAndGet();
        return 2;
      });
    }
    var result = ClosedLoop.run(clients, SHORT, SHORT.multipliedBy(4), ClosedLoop.Meter.NONE);
    assertThat(most).hasValue(1);
    assertThat(result.orders()).isPositive().isEven();
    assertThat(result.ordersPerSecond()).isEqualTo(result.orders() / result.seconds());
    assertThat(result.latencies().p50()).isBetween(900.0, result.latencies().p99() + 1);
    assertThat(result.latencies().p99()).isLessThanOrEqualTo(result.latencies().p999());
  }

  @Test
  void whatEndsBeforeOrAfterTheMeasuredTimeDoesNotCount() throws InterruptedException {
    Client slow =
        () -> {
          Thread.sleep(300);
          return 1;
        };
    var result = ClosedLoop.run(List.of(slow), SHORT, SHORT, ClosedLoop.Meter.NONE);
    assertThat(result.orders()).isZero();
  }

  @Test
  void whoIsStillWaitingAtTheEndIsSeen() throws InterruptedException {
    Client quick =
        () -> {
          Thread.sleep(1);
          return 1;
        };
    Client starving =
        () -> {
          Thread.sleep(300);
          return 1;
        };
    var both = List.of(quick, starving);
    var result = ClosedLoop.run(both, SHORT, SHORT, ClosedLoop.Meter.NONE);
    assertThat(result.orders()).isPositive();
    assertThat(result.latencies().p50()).isLessThan(90_000);
    assertThat(result.latencies().p999()).isBetween(90_000.0, 300_000.0);
  }

  @Test
  void aClientThatFailsFailsTheRun() {
    Client broken =
        () -> {
          throw new IllegalArgumentException("no such article");
        };
    assertThatThrownBy(() -> ClosedLoop.run(List.of(broken), SHORT, SHORT, ClosedLoop.Meter.NONE))
        .hasMessageContaining("no such article");
  }
}
