package dev.holdfast.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class IdSequenceTests {
  private static final Instant NOW = Instant.parse("2026-07-01T00:00:00Z");

  private static List<Long> draw(IdSequence sequence, Instant now, int count) {
    var ids = sequence.at(now);
    var drawn = new ArrayList<Long>();
    for (int i = 0; i < count; i++) drawn.add(ids.next("buyer-" + i));
    return drawn;
  }

  @Test
  void idsOfAllNodesInOneMillisecondDiffer() {
    var seen = new HashSet<Long>();
    for (int node = 0; node < IdSequence.NODES; node++) {
      seen.addAll(draw(new IdSequence(node), NOW, 1_000));
    }
    assertThat(seen).hasSize(IdSequence.NODES * 1_000).allMatch(id -> id > 0);
  }

  @Test
  void idsOfOneNodeOnlyGrowAlsoWhenTheClockStepsBack() {
    var sequence = new IdSequence(3);
    var ids = new ArrayList<>(draw(sequence, NOW, 300));
    ids.addAll(draw(sequence, NOW.minusSeconds(2), 300));
    ids.addAll(draw(sequence, NOW.plusMillis(1), 300));
    ids.addAll(draw(sequence, NOW.plusSeconds(60), 1));
    assertThat(ids).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void idsThatAreDrawnAtOnceDiffer() throws Exception {
    var sequence = new IdSequence(3);
    var seen = new HashSet<Long>();
    try (var threads = Executors.newFixedThreadPool(4)) {
      Callable<List<Long>> drawing = () -> draw(sequence, NOW, 5_000);
      for (var drawn : threads.invokeAll(List.of(drawing, drawing, drawing, drawing))) {
        seen.addAll(drawn.get());
      }
    }
    assertThat(seen).hasSize(20_000);
  }

  @Test
  void anIdTellsItsShardAndItsTime() {
    var sequence = new IdSequence(63);
    long id = sequence.at(NOW).next("buyer-7");
    assertThat(IdSequence.shardOf(id)).isEqualTo(IdSequence.shardOf("buyer-7"));
    assertThat(id).isGreaterThanOrEqualTo(IdSequence.floor(NOW));
    assertThat(id).isLessThan(IdSequence.floor(NOW.plusMillis(1)));
    assertThat(IdSequence.floor(Instant.EPOCH)).isZero();
  }

  /// These figures are stored in ids: another result here would lead to the wrong shard.
  @Test
  void shardsAreFixedForEver() {
    assertThat(IdSequence.shardOf("buyer-7")).isEqualTo(286);
    assertThat(IdSequence.shardOf("")).isZero();
    var shards = new HashSet<Integer>();
    for (int i = 0; i < 20_000; i++) shards.add(IdSequence.shardOf("buyer-" + i));
    assertThat(shards).hasSize(IdSequence.SHARDS).allMatch(s -> s >= 0 && s < IdSequence.SHARDS);
  }

  @Test
  void borrowingFromTheFutureHasALimit() {
    var sequence = new IdSequence(1);
    draw(sequence, NOW, 1);
    var back = sequence.at(NOW.minusMillis(IdSequence.MAX_AHEAD_MILLIS + 1));
    assertThatThrownBy(() -> back.next("buyer")).isInstanceOf(IllegalStateException.class);
    assertThat(draw(sequence, NOW, 1)).hasSize(1);
  }

  @Test
  void aNodeHasANumberOfSixBits() {
    assertThatThrownBy(() -> new IdSequence(64)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new IdSequence(-1)).isInstanceOf(IllegalArgumentException.class);
    var sequence = new IdSequence(1);
    sequence.assign(2);
    assertThat(draw(sequence, NOW, 1).getFirst() >> 10 & 63).isEqualTo(2);
  }
}
