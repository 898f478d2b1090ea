package dev.holdfast.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdfast.kernel.Command;
import dev.holdfast.kernel.CommandId;
import dev.holdfast.kernel.Engine;
import dev.holdfast.kernel.Entry;
import dev.holdfast.kernel.Fingerprint;
import dev.holdfast.kernel.IdSequence;
import dev.holdfast.kernel.LaneListener;
import dev.holdfast.kernel.LaneOptions;
import dev.holdfast.kernel.Reply;
import dev.holdfast.kernel.Submission;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/// An engine of one lane over a ledger in memory, with everything around it that a test looks at.
final class LedgerEngine implements AutoCloseable {
  static final LaneOptions OPTIONS = new LaneOptions(1, 10_000, 4_096, Duration.ofSeconds(20));

  final RecordCodec codec = new RecordCodec();
  final MemoryDatabase database = new MemoryDatabase(Clock.systemUTC(), codec);
  final ScriptedFaults faults = new ScriptedFaults();
  final List<Integer> batches = new CopyOnWriteArrayList<>();
  final List<RuntimeException> failures = new CopyOnWriteArrayList<>();
  final Engine engine;
  private final AtomicInteger keys = new AtomicInteger();

  LedgerEngine() {
    this(OPTIONS);
  }

  LedgerEngine(LaneOptions options) {
    this(options, submission -> 0, LaneListener.NONE);
  }

  /// @param listener hears what this one's own lists have recorded
  LedgerEngine(LaneOptions options, ToIntFunction<Submission> route, LaneListener listener) {
    this.engine =
        new Engine(
            database.store(faults, Duration.ofMillis(20)),
            Ledger.deciders(),
            codec,
            new IdSequence(1),
            options,
            route,
            new Recorder(listener));
  }

  private final class Recorder implements LaneListener {
    private final LaneListener next;

    Recorder(LaneListener next) {
      this.next = next;
    }

    @Override
    public void committed(int commands, long nanos) {
      batches.add(commands);
      next.committed(commands, nanos);
    }

    @Override
    public void journaled(List<Entry> entries) {
      next.journaled(entries);
    }

    @Override
    public void failed(int commands, RuntimeException cause) {
      failures.add(cause);
      next.failed(commands, cause);
    }
  }

  /// A fault that throws.
  static Runnable fail(Supplier<RuntimeException> failure) {
    return () -> {
      throw failure.get();
    };
  }

  static Submission submission(String key, Command command) {
    var fingerprint = Fingerprint.of(command.toString().getBytes(UTF_8));
    return new Submission(new CommandId("test", key), fingerprint, "key:test", command);
  }

  /// Submits under a key of its own.
  CompletableFuture<Reply> submit(Command command) {
    return engine.submit(submission("k" + keys.incrementAndGet(), command));
  }

  Reply execute(Command command) {
    return join(submit(command));
  }

  long balance(long account) {
    return database.find(Ledger.ACCOUNT, account).map(Ledger.Account::balance).orElse(0L);
  }

  /// The reply, or a failure of the test when it does not come.
  static Reply join(CompletableFuture<Reply> reply) {
    return reply.orTimeout(15, TimeUnit.SECONDS).join();
  }

  /// Holds the lane in the middle of its next batch.
  Held holdNextBatch() {
    var reached = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    faults.next(
        ScriptedFaults.Step.WRITE,
        () -> {
          reached.countDown();
          await(go);
        });
    return new Held(reached, go);
  }

  /// A lane in the middle of a batch.
  record Held(CountDownLatch reached, CountDownLatch go) {
    void awaitReached() {
      await(reached);
    }

    void release() {
      go.countDown();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(15, TimeUnit.SECONDS)) throw new IllegalStateException("waited in vain");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    engine.close();
  }
}
