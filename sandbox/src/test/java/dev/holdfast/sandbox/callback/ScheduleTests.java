package dev.holdfast.sandbox.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.sandbox.ledger.Channel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleTests {
  private static Duration sum(Schedule schedule, Channel channel) {
    return gaps(schedule, channel).stream().reduce(Duration.ZERO, Duration::plus);
  }

  private static List<Duration> gaps(Schedule schedule, Channel channel) {
    var gaps = new ArrayList<Duration>();
    for (var gap = schedule.next(channel, 1); gap.isPresent(); ) {
      gaps.add(gap.get());
      gap = schedule.next(channel, gaps.size() + 1);
    }
    return gaps;
  }

  @Test
  void alipaySendsEightTimesInAboutADay() {
    assertThat(gaps(Schedule.REAL, Channel.ALIPAY)).hasSize(7);
    assertThat(sum(Schedule.REAL, Channel.ALIPAY))
        .isBetween(Duration.ofHours(24), Duration.ofHours(25));
  }

  @Test
  void weChatSendsSixteenTimesInAboutADay() {
    assertThat(gaps(Schedule.REAL, Channel.WECHAT)).hasSize(15);
    assertThat(sum(Schedule.REAL, Channel.WECHAT))
        .isBetween(Duration.ofHours(24), Duration.ofHours(25));
  }

  @Test
  void stripeSendsForUpToThreeDays() {
    assertThat(sum(Schedule.REAL, Channel.STRIPE))
        .isBetween(Duration.ofHours(48), Duration.ofHours(72));
  }

  @Test
  void speedDividesEachGap() {
    var fast = Schedule.REAL.at(60);
    assertThat(fast.next(Channel.ALIPAY, 1)).contains(Duration.ofSeconds(4));
    assertThat(fast.next(Channel.ALIPAY, 8)).isEmpty();
  }

  @Test
  void gapsCanBeGiven() {
    var own = Schedule.REAL.with(Channel.STRIPE, Schedule.parse("500ms,2s"));
    assertThat(gaps(own, Channel.STRIPE))
        .containsExactly(Duration.ofMillis(500), Duration.ofSeconds(2));
    assertThatThrownBy(() -> Schedule.parse("5 minutes")).hasMessageContaining("5 minutes");
    assertThatThrownBy(() -> Schedule.REAL.at(0)).hasMessageContaining("speed");
  }
}
