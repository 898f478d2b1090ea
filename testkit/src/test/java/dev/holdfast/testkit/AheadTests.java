package dev.holdfast.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kernel.Command;
import dev.holdfast.kernel.Entry;
import dev.holdfast.kernel.IdSequence;
import dev.holdfast.kernel.Keys;
import dev.holdfast.kernel.LaneOptions;
import dev.holdfast.kernel.Pacing;
import dev.holdfast.kernel.Receipt;
import dev.holdfast.kernel.Reply;
import dev.holdfast.kernel.SteppedEngine;
import dev.holdfast.kernel.StoreException;
import dev.holdfast.kernel.Submission;
import dev.holdfast.kernel.Workspace;
import dev.holdfast.testkit.Ledger.Add;
import dev.holdfast.testkit.Ledger.AddByAlias;
import dev.holdfast.testkit.Ledger.Name;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// Batches that run ahead give the very answers that batches in turn give, whatever fails.
class AheadTests {
  private static final int SEEDS = 400;
  private static final int COMMANDS = 60;
  private static final int ACCOUNTS = 5;

  /// An answer as its caller sees it.
  private record Answer(String type, String body) {}

  /// A server on a ledger of its own, stepped.
  private static final class Server implements Pacing {
    private final RecordCodec codec = new RecordCodec();
    private final SettableClock clock = new SettableClock(Instant.parse("2026-06-01T08:00:00Z"));
    private final MemoryDatabase database = new MemoryDatabase(clock, codec);
    private final List<CompletableFuture<Reply>> replies = new ArrayList<>();
    private final SteppedEngine engine;
    private long nanos;

    Server(Faults faults, int crowd) {
      engine =
          new SteppedEngine(
              database.store(faults, Duration.ZERO),
              Ledger.deciders(),
              codec,
              new IdSequence(1),
              new LaneOptions(1, 1_000, 7, Duration.ofHours(1), crowd),
              this);
    }

    void submit(Submission submission) {
      replies.add(engine.submit(submission));
    }

    void run() {
      for (int i = 0; i < 10_000 && engine.depth() > 0; i++) {
        engine.step();
        pause(200_000_000);
      }
    }

    List<Answer> answers() {
      return replies.stream().map(reply -> answer(reply.join())).toList();
    }

    List<Entry> history() {
      return database.history();
    }

    private static Answer answer(Reply reply) {
      if (!(reply instanceof Reply.Decided(Receipt receipt, _))) {
        return new Answer(reply.toString(), "");
      }
      return new Answer(receipt.type(), new String(receipt.body(), UTF_8));
    }

    @Override
    public long nanos() {
      return nanos;
    }

    @Override
    public void pause(long pause) {
      nanos += pause;
      clock.advance(Duration.ofNanos(pause));
    }
  }

  /// Fails steps now and then, and counts what got ahead.
  private static final class Mishaps implements Faults {
    private final SplittableRandom random;
    private final double rate;
    private int ahead;

    Mishaps(long seed) {
      random = new SplittableRandom(seed);
      rate = seed % 4 * 0.05;
    }

    private void maybe() {
      if (random.nextDouble() >= rate) return;
      if (random.nextBoolean()) throw new StoreException.Contended("deadlock", null);
      throw new StoreException.Unreachable("gone", null);
    }

    @Override
    public void load(Keys keys) {
      maybe();
    }

    @Override
    public void write(Workspace workspace, List<Receipt> receipts) {
      maybe();
    }

    @Override
    public void writeNew(Workspace workspace, List<Receipt> receipts) {
      maybe();
      ahead++;
    }

    @Override
    public CommitFault commit(long transaction) {
      if (random.nextDouble() >= rate) return CommitFault.NONE;
      return random.nextBoolean() ? CommitFault.UNKNOWN_ABORTED : CommitFault.UNKNOWN_COMMITTED;
    }
  }

  private static Command anyCommand(SplittableRandom random) {
    long account = random.nextInt(ACCOUNTS);
    long amount = random.nextInt(-20, 30);
    return switch (random.nextInt(40)) {
      case 0 -> new AddByAlias("a" + account, amount);
      case 1 -> new Add(ACCOUNTS + random.nextInt(3), amount);
      default -> new Add(account, amount);
    };
  }

  private static void open(Server server) {
    for (long account = 0; account < ACCOUNTS; account++) {
      server.submit(LedgerEngine.submission("open" + account, new Add(account, 10)));
      server.submit(LedgerEngine.submission("name" + account, new Name("a" + account, account)));
    }
    server.run();
  }

  /// @return how many batches got ahead
  private static int compare(long seed) {
    var random = new SplittableRandom(seed);
    var mishaps = new Mishaps(seed);
    var ahead = new Server(mishaps, 1 + random.nextInt(3));
    var inTurn = new Server(Faults.NONE, LaneOptions.NEVER);
    var servers = List.of(ahead, inTurn);
    servers.forEach(AheadTests::open);
    for (int sent = 0; sent < COMMANDS; ) {
      for (int crowd = 1 + random.nextInt(20); crowd > 0; crowd--) {
        var repeated = random.nextInt(10) == 0 && sent > 20;
        var key = "k" + (repeated ? sent - 20 : sent++);
        var command = anyCommand(random);
        servers.forEach(server -> server.submit(LedgerEngine.submission(key, command)));
      }
      servers.forEach(Server::run);
    }
    assertThat(ahead.answers()).as("seed %d", seed).isEqualTo(inTurn.answers());
    assertThat(ahead.history()).as("seed %d", seed).isEqualTo(inTurn.history());
    return mishaps.ahead;
  }

  @Test
  void theAnswersAreThoseOfBatchesInTurn() {
    int ahead = 0;
    for (int seed = 1; seed <= SEEDS; seed++) ahead += compare(seed);
    assertThat(ahead).isGreaterThan(SEEDS);
  }
}
