package dev.holdfast.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;

import dev.holdfast.kernel.Entry;
import dev.holdfast.kernel.IdSequence;
import dev.holdfast.kernel.LaneOptions;
import dev.holdfast.kernel.Pacing;
import dev.holdfast.kernel.Receipt;
import dev.holdfast.kernel.Reply;
import dev.holdfast.kernel.SteppedEngine;
import dev.holdfast.kernel.Submission;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// A server on a ledger of its own, stepped.
final class SteppedLedger implements Pacing {
  /// An answer as its caller sees it.
  record Answer(String type, String body) {}

  private final RecordCodec codec = new RecordCodec();
  private final SettableClock clock = new SettableClock(Instant.parse("2026-06-01T08:00:00Z"));
  private final MemoryDatabase database = new MemoryDatabase(clock, codec);
  private final List<CompletableFuture<Reply>> replies = new ArrayList<>();
  private final SteppedEngine engine;
  private long nanos;

  SteppedLedger(Faults faults, int crowd) {
    this(faults, 7, crowd);
  }

  SteppedLedger(Faults faults, int batch, int crowd) {
    engine =
        new SteppedEngine(
            database.store(faults, Duration.ZERO),
            Ledger.deciders(),
            codec,
            new IdSequence(1),
            new LaneOptions(1, 1_000, batch, Duration.ofHours(1), crowd),
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

  long balance(long account) {
    return database.find(Ledger.ACCOUNT, account).map(Ledger.Account::balance).orElse(0L);
  }

  List<Entry> history() {
    return database.history();
  }

  /// Account by account: commands that had to wait for a commit come later than others.
  Map<Long, List<Entry>> histories() {
    return history().stream().collect(groupingBy(Entry::id));
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
