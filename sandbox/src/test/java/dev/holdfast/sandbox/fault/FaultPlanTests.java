package dev.holdfast.sandbox.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.InstantSource;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FaultPlanTests {
  private static final Faults SOME =
      Faults.NONE
          .seeded(7)
          .with(Fault.LOSE, 0.3)
          .with(Fault.DUPLICATE, 0.2)
          .with(Fault.DELAY, 0.2)
          .with(Fault.REORDER, 0.1)
          .with(Fault.FORGE, 0.05)
          .with(Fault.TIMEOUT, 0.05);

  private static List<FaultPlan> plans(Faults faults, int count) {
    return IntStream.range(0, count).mapToObj(i -> new FaultPlan(faults, "order-" + i)).toList();
  }

  @Test
  void eachFaultGetsItsShare() {
    var counts = new EnumMap<Fault, Integer>(Fault.class);
    for (var plan : plans(SOME, 20_000)) {
      plan.all("paid").forEach(fault -> counts.merge(fault, 1, Integer::sum));
    }
    SOME.shares()
        .forEach((fault, share) ->
            assertThat(counts.getOrDefault(fault, 0) / 20_000.0)
                .as(fault.label())
                .isCloseTo(share, within(0.01)));
  }

  @Test
  void aMessageHasOneFateAtMost() {
    var full = SOME.with(Fault.REORDER, 0.3);
    assertThat(plans(full, 1_000)).allMatch(plan -> plan.fate("paid").isPresent());
  }

  @Test
  void theSameSeedAndKeyDrawTheSame() {
    for (var plan : plans(SOME, 100)) {
      var again = new FaultPlan(SOME.seeded(7), plan.key());
      assertThat(again.all("paid")).isEqualTo(plan.all("paid"));
    }
  }

  @Test
  void anotherSeedMessageOrFaultDrawsAnew() {
    var draws = new HashSet<Double>();
    for (var faults : List.of(SOME, SOME.seeded(8))) {
      for (var plan : plans(faults, 100)) {
        for (var purpose : List.of("paid", "refunded", "LOSE")) draws.add(plan.draw(purpose));
      }
    }
    assertThat(draws).hasSize(600);
  }

  @Test
  void sharesThatCannotBeAreRefused() {
    assertThatThrownBy(() -> SOME.with(Fault.FORGE, 1.1)).hasMessageContaining("forge");
    assertThatThrownBy(() -> SOME.with(Fault.FORGE, -0.1)).hasMessageContaining("forge");
    assertThatThrownBy(() -> SOME.with(Fault.REORDER, 0.4)).hasMessageContaining("add up");
  }

  @Test
  void aPlanCanGoByTheAmount() {
    var knobs = new Knobs(SOME.by(PlanKey.AMOUNT), InstantSource.system());
    assertThat(knobs.plan("1", 500)).isEqualTo(knobs.plan("2", 500));
    knobs.turn(faults -> faults.by(PlanKey.NUMBER));
    assertThat(knobs.plan("1", 500)).isNotEqualTo(knobs.plan("2", 500));
  }

  @Test
  void namesAreThoseOfTheFlags() {
    for (var fault : Fault.values()) {
      assertThat(Fault.labelled(fault.label())).isEqualTo(fault);
      assertThat(fault.label()).matches("[a-z]+(-[a-z]+)*");
    }
    assertThat(Fault.labelled("LOSE")).isNull();
    assertThat(
            new Faults(1, PlanKey.NUMBER, Map.of(), SOME.delay(), SOME.reorder()).share(Fault.LOSE))
        .isZero();
  }
}
