package dev.holdfast.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class GatheringTests {
  private static final long DEADLINE = TimeUnit.HOURS.toNanos(1);

  private final ArrayBlockingQueue<Pending> queue = new ArrayBlockingQueue<>(100);
  private final Clock clock = new Clock();
  private final SetAside setAside = new SetAside(clock);
  private final LaneOptions options = LaneOptions.DEFAULT.withCrowd(2);
  private final Gathering gathering =
      new Gathering(queue, setAside, options, new Foresight(clock), () -> false, clock);

  /// Time passes by pauses alone.
  private static final class Clock implements Pacing {
    private long nanos;

    @Override
    public long nanos() {
      return nanos;
    }

    @Override
    public void pause(long nanos) {
      this.nanos += nanos;
    }
  }

  private record Nothing() implements Command {}

  private static Pending pending() {
    return new Pending(Submission.internal("tests", new Nothing()), DEADLINE, gone -> {});
  }

  private List<Pending> crowd(int size) {
    var crowd = new ArrayList<Pending>();
    for (int i = 0; i < size; i++) crowd.add(pending());
    queue.addAll(crowd);
    return crowd;
  }

  private static Leg open(int size) {
    var leg = new Leg(passed -> {});
    leg.begins(size, 0);
    return leg;
  }

  @Test
  void halfOfACrowdRunsAhead() {
    crowd(4);
    assertThat(gathering.take(Leg.over(), 0)).hasSize(2);
    assertThat(gathering.crowdWaits()).isTrue();
    assertThat(gathering.take(open(2), 0)).hasSize(2);
  }

  /// The crowd never ends, and still what was set aside gets its turn.
  @Test
  void whatWasSetAsideIsTriedInACrowd() {
    crowd(12);
    gathering.take(Leg.over(), 0);
    var aside = pending();
    setAside.add(aside);
    assertThat(gathering.crowdWaits()).isTrue();
    clock.pause(TimeUnit.MILLISECONDS.toNanos(11));
    assertThat(gathering.crowdWaits()).isFalse();
    assertThat(gathering.take(Leg.over(), 0)).contains(aside);
    assertThat(gathering.crowdWaits()).isTrue();
  }

  @Test
  void nothingIsBuiltOnWhatHasFailed() {
    var leg = open(6);
    assertThat(leg.hasFailed()).isFalse();
    leg.failed();
    assertThat(leg.hasFailed()).isTrue();
    leg = open(6);
    leg.committed();
    assertThat(leg.hasFailed()).isFalse();
    leg.end();
    assertThat(leg.hasFailed()).isTrue();
  }

  @Test
  void thoseWhoHaveGivenUpAreNoCrowd() {
    crowd(8).forEach(Pending::giveUp);
    assertThat(gathering.take(Leg.over(), 0)).isEmpty();
    assertThat(gathering.isCrowded()).isFalse();
  }
}
