package dev.holdfast.testkit;

import static dev.holdfast.stock.StockTables.STOCK;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kernel.CommandId;
import dev.holdfast.kernel.Deciders;
import dev.holdfast.kernel.Engine;
import dev.holdfast.kernel.Entry;
import dev.holdfast.kernel.Fingerprint;
import dev.holdfast.kernel.IdSequence;
import dev.holdfast.kernel.JournalEntry;
import dev.holdfast.kernel.Keys;
import dev.holdfast.kernel.LaneListener;
import dev.holdfast.kernel.LaneOptions;
import dev.holdfast.kernel.Reply;
import dev.holdfast.kernel.Submission;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Several servers on one database never give away what is not there.
public interface RaceContract extends StoreUnderTest {
  private static Engine engine(Access access, int node) {
    var deciders = new Deciders().with(TakeUnits.class, new TakeUnits.TakeUnitsDecider());
    return new Engine(
        access.store(),
        deciders,
        access.codec(),
        new IdSequence(node),
        LaneOptions.DEFAULT.withLanes(2).withBatch(16).withCrowd(2),
        submission -> submission.hashCode(),
        LaneListener.NONE);
  }

  private static Submission take(Samples samples, String caller, int n) {
    var id = new CommandId(caller, samples.skuCode() + "/" + n);
    var command = new TakeUnits(samples.skuCode(), 1);
    var fingerprint = Fingerprint.of(command.toString().getBytes(UTF_8));
    return new Submission(id, fingerprint, Access.ACTOR, command);
  }

  private Samples stocked(long units) {
    var samples = Samples.fresh();
    open()
        .commit(
            new Keys().lock(STOCK, samples.skuCode()),
            workspace -> {
              workspace.put(STOCK, samples.skuCode(), samples.stock(units));
              workspace.append(new Entry("stock", samples.id(4), 1, samples.received(units)));
            });
    return samples;
  }

  private static List<Reply.Decided> decided(List<CompletableFuture<Reply>> replies) {
    return replies.stream().map(reply -> (Reply.Decided) reply.join()).toList();
  }

  @Test
  default void twoServersRacingForOneRowTakeWhatIsThere() {
    var samples = stocked(100);
    var replies = new ArrayList<CompletableFuture<Reply>>();
    try (var one = engine(open(), 1);
        var two = engine(open(), 2)) {
      for (int i = 0; i < 150; i++) {
        replies.add(one.submit(take(samples, "one", i)));
        replies.add(two.submit(take(samples, "two", i)));
      }
      assertThat(decided(replies).stream().filter(reply -> !reply.receipt().refused()))
          .hasSize(100);
    }
    var access = open();
    var cell = Objects.requireNonNull(access.read(STOCK, samples.skuCode())).cells().getFirst();
    assertThat(cell.quantities().onHand()).isZero();
    assertThat(cell.version()).isEqualTo(101);
    assertThat(access.entriesOf(samples.id(4)).stream().map(JournalEntry::version))
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 101).boxed().toList());
  }

  @Test
  default void theSameCommandOnTwoServersIsDecidedOnce() {
    var samples = stocked(1_000);
    var first = new ArrayList<CompletableFuture<Reply>>();
    var second = new ArrayList<CompletableFuture<Reply>>();
    try (var one = engine(open(), 1);
        var two = engine(open(), 2)) {
      for (int i = 0; i < 100; i++) {
        first.add(one.submit(take(samples, "same", i)));
        second.add(two.submit(take(samples, "same", i)));
      }
      var ones = decided(first);
      var twos = decided(second);
      for (int i = 0; i < 100; i++) {
        assertThat(ones.get(i).receipt().body()).isEqualTo(twos.get(i).receipt().body());
        assertThat(ones.get(i).replayed()).isNotEqualTo(twos.get(i).replayed());
      }
    }
    assertThat(open().read(STOCK, samples.skuCode()))
        .satisfies(
            stock -> assertThat(stock.cells().getFirst().quantities().onHand()).isEqualTo(900));
  }
}
