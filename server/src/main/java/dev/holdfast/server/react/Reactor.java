package dev.holdfast.server.react;

import dev.holdfast.kernel.Follower;
import dev.holdfast.kernel.JournalEntry;
import dev.holdfast.kernel.Share;
import dev.holdfast.kernel.StoreException;
import dev.holdfast.server.react.Reaction.NotNow;
import dev.holdfast.store.Database;
import dev.holdfast.store.Reactions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One thread that follows one share of the journal for one [Reaction]. An entry that fails is put
/// aside and does not stop it.
final class Reactor {
  private static final Logger LOG = LoggerFactory.getLogger(Reactor.class);
  private static final Duration LEASE = Duration.ofSeconds(10);
  private static final int PAGE = 1_000;

  /// How often it looks without being woken, and how long it rests between two looks at least.
  private static final long IDLE_NANOS = Duration.ofMillis(100).toNanos();

  private static final long REST_NANOS = Duration.ofMillis(5).toNanos();
  private static final long TROUBLE_NANOS = Duration.ofMillis(500).toNanos();

  private final Reaction reaction;
  private final Follower follower;
  private final Reactions reactions;
  private final Thread thread;
  private volatile boolean stopping;
  private volatile boolean holding;
  private volatile boolean surplus;

  /// Whether the last turn failed: then the database is away, and nothing can be given up.
  private boolean troubled;

  Reactor(Reaction reaction, int part, int parts, String holder, Database database) {
    this.reaction = reaction;
    this.reactions = database.reactions();
    var name = reaction.name() + "-" + part + "-of-" + parts;
    follower =
        new Follower(
            database.journal(),
            name,
            holder,
            LEASE,
            PAGE,
            new Share(reaction.aggregate(), part, parts));
    thread = Thread.ofPlatform().name("holdfast-" + name).daemon().unstarted(this::loop);
  }

  void start() {
    thread.start();
  }

  /// Something was committed: there may be something to read.
  void wake() {
    LockSupport.unpark(thread);
  }

  boolean holds() {
    return holding;
  }

  /// Another server has fewer shares: give this one up.
  void giveUp() {
    surplus = true;
  }

  void stop() {
    stopping = true;
    wake();
  }

  void join() throws InterruptedException {
    thread.join(LEASE.toMillis());
  }

  private void loop() {
    while (!stopping) rest(turn());
    if (troubled) return;
    try {
      if (follower.holds()) follower.release();
    } catch (RuntimeException e) {
      LOG.debug("{} could not give its share up", thread.getName(), e);
    }
  }

  /// @return how long to rest at most
  private long turn() {
    troubled = true;
    try {
      if (surplus) {
        surplus = false;
        if (follower.holds()) follower.release();
        troubled = false;
        return TROUBLE_NANOS;
      }
      int read = follower.poll(this::handle);
      troubled = false;
      return read > 0 ? 0 : IDLE_NANOS;
    } catch (NotNow | StoreException e) {
      LOG.debug("{} waits", thread.getName(), e);
      return TROUBLE_NANOS;
    } catch (RuntimeException e) {
      LOG.error("{} failed", thread.getName(), e);
      return TROUBLE_NANOS;
    } finally {
      holding = follower.holds();
    }
  }

  private void rest(long nanos) {
    if (stopping) return;
    if (nanos > 0) LockSupport.parkNanos(nanos);
    LockSupport.parkNanos(REST_NANOS);
  }

  private void handle(List<JournalEntry> entries) {
    if (stopping) throw new NotNow("the server stops");
    for (var failure : reaction.react(entries)) {
      LOG.warn(
          "{} could not handle {}: {}",
          reaction.name(),
          failure.entry().position(),
          failure.reason());
      reactions.failed(reaction.name(), failure.entry().position(), failure.reason());
    }
  }
}
