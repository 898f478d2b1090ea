package dev.holdfast.server.react;

import dev.holdfast.kernel.Follower;
import dev.holdfast.kernel.Journal;
import dev.holdfast.kernel.JournalEntry;
import dev.holdfast.kernel.Position;
import dev.holdfast.kernel.Share;
import dev.holdfast.kernel.StoreException;
import dev.holdfast.server.react.Reaction.NotNow;
import dev.holdfast.store.Reactions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One thread that follows one share of the journal for one [Reaction]. It sleeps until it is told
/// that there is something to read. Once there was something that its reaction wanted, it looks
/// again by itself, soon and then ever later: more may follow, and what it was woken for may not be
/// settled yet. An entry that fails is put aside and does not stop it.
final class Reactor {
  private static final Logger LOG = LoggerFactory.getLogger(Reactor.class);
  private static final Duration LEASE = Duration.ofSeconds(10);
  private static final int PAGE = 1_000;

  /// From one look to the next at least, whoever wakes it.
  private static final long SOON_NANOS = Duration.ofMillis(20).toNanos();

  /// When it has looked in vain for so long, it sleeps. How often it asks for a share that another
  /// server holds.
  private static final long LATE_NANOS = Duration.ofSeconds(1).toNanos();

  private static final long TROUBLE_NANOS = Duration.ofMillis(500).toNanos();

  /// For other servers to take what it has given up.
  private static final long GIVEN_UP_NANOS = Duration.ofSeconds(2).toNanos();

  private final Reaction reaction;
  private final Follower follower;
  private final Reactions reactions;
  private final Thread thread;
  private final AtomicBoolean woken = new AtomicBoolean();
  private volatile boolean stopping;
  private volatile boolean surplus;

  /// How far it came; null when it does not hold its share.
  private volatile @Nullable Position at;

  /// By [System#nanoTime]: no look before it.
  private long notBefore = System.nanoTime();

  /// Whether the current look found something wanted, and the pause after the last one.
  private boolean busy;

  private long pause = LATE_NANOS;

  /// Whether the last turn failed: then the database is away, and nothing can be given up.
  private boolean troubled;

  Reactor(
      Reaction reaction, int part, int parts, String holder, Journal journal, Reactions reactions) {
    this.reaction = reaction;
    this.reactions = reactions;
    var name = reaction.name() + "-" + part + "-of-" + parts;
    follower =
        new Follower(
            journal, name, holder, LEASE, PAGE, new Share(reaction.aggregate(), part, parts));
    thread = Thread.ofPlatform().name("holdfast-" + name).daemon().unstarted(this::loop);
  }

  void start() {
    thread.start();
  }

  /// Something that the reaction wants was committed to the share.
  void wake() {
    if (!woken.getAndSet(true)) LockSupport.unpark(thread);
  }

  /// The journal is settled up to there.
  void settled(Position end) {
    var from = at;
    if (from == null || from.compareTo(end) < 0) LockSupport.unpark(thread);
  }

  boolean holds() {
    return at != null;
  }

  /// Another server has fewer shares: give this one up.
  void giveUp() {
    surplus = true;
  }

  void stop() {
    stopping = true;
    LockSupport.unpark(thread);
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
    notBefore = System.nanoTime() + SOON_NANOS;
    try {
      if (surplus) offer();
      else look();
      troubled = false;
      if (pause < LATE_NANOS || !follower.holds()) return pause;
      return follower.renewal().toNanos();
    } catch (NotNow | StoreException e) {
      LOG.debug("{} waits", thread.getName(), e);
      return TROUBLE_NANOS;
    } catch (RuntimeException e) {
      LOG.error("{} failed", thread.getName(), e);
      return TROUBLE_NANOS;
    } finally {
      at = follower.position();
    }
  }

  private void look() {
    if (woken.getAndSet(false)) pause = SOON_NANOS / 2;
    busy = false;
    follower.poll(this::handle);
    pause = busy ? SOON_NANOS : Math.min(2 * pause, LATE_NANOS);
  }

  private void offer() {
    surplus = false;
    if (follower.holds()) follower.release();
    pause = LATE_NANOS;
    notBefore = System.nanoTime() + GIVEN_UP_NANOS;
  }

  private void rest(long nanos) {
    if (!stopping && !woken.get()) LockSupport.parkNanos(nanos);
    for (long left = notBefore - System.nanoTime(); left > 0 && !stopping; ) {
      LockSupport.parkNanos(left);
      left = notBefore - System.nanoTime();
    }
  }

  private void handle(List<JournalEntry> entries) {
    if (stopping) throw new NotNow("the server stops");
    var wanted = entries.stream().filter(reaction::wants).toList();
    if (wanted.isEmpty()) return;
    busy = true;
    for (var failure : reaction.react(wanted)) {
      LOG.warn(
          "{} could not handle {}: {}",
          reaction.name(),
          failure.entry().position(),
          failure.reason());
      reactions.failed(reaction.name(), failure.entry().position(), failure.reason());
    }
  }
}
