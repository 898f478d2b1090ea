package dev.holdfast.server.react;

import dev.holdfast.kernel.Entry;
import dev.holdfast.kernel.IdSequence;
import dev.holdfast.kernel.StoreException;
import dev.holdfast.store.Database;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All that this server does in reaction to the journal, each reaction in several shares of which
/// the servers of a database hold about as many each. Also the job that tries again what failed.
public final class Reactors implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Reactors.class);
  private static final int PARTS = 4;
  private static final int RETRIES = 200;

  /// How often it looks whether there is something to read: other servers' doings, and whatever
  /// nobody was woken for.
  private static final long LOOK_NANOS = Duration.ofSeconds(1).toNanos();

  private static final int LOOKS_FOR_A_BALANCE = 2;

  private final Database database;
  private final List<Reaction> reactions;
  private final List<List<Reactor>> reactors = new ArrayList<>();
  private final Thread looking;
  private volatile boolean closed;

  private Reactors(Database database, List<Reaction> reactions) {
    this.database = database;
    this.reactions = reactions;
    var pages = new SharedPages(database.journal());
    var holder = UUID.randomUUID().toString();
    for (var reaction : reactions) {
      var parts = new ArrayList<Reactor>(PARTS);
      for (int i = 0; i < PARTS; i++) {
        parts.add(new Reactor(reaction, i, PARTS, holder, pages, database.reactions()));
      }
      reactors.add(parts);
    }
    looking = Thread.ofPlatform().name("holdfast-shares").daemon().unstarted(this::lookNowAndThen);
  }

  public static Reactors start(Database database, List<Reaction> reactions, Wake wake) {
    var started = new Reactors(database, reactions);
    started.reactors.forEach(parts -> parts.forEach(Reactor::start));
    wake.add(started::hear);
    started.looking.start();
    return started;
  }

  private void hear(Entry entry) {
    for (int i = 0; i < reactions.size(); i++) {
      var reaction = reactions.get(i);
      if (!reaction.aggregate().equals(entry.aggregate()) || !reaction.wants(entry)) continue;
      reactors.get(i).get(IdSequence.shardOf(entry.id()) % PARTS).wake();
    }
  }

  private void lookNowAndThen() {
    for (int looks = 1; !closed; looks++) {
      LockSupport.parkNanos(LOOK_NANOS);
      try {
        if (closed) return;
        var end = database.journal().settled();
        reactors.forEach(parts -> parts.forEach(reactor -> reactor.settled(end)));
        if (looks % LOOKS_FOR_A_BALANCE == 0) balance();
      } catch (StoreException e) {
        LOG.debug("nobody knows whether there is something to read", e);
      }
    }
  }

  /// Gives shares up of which other servers have fewer.
  private void balance() {
    int servers = database.follow();
    int fair = (PARTS + servers - 1) / servers;
    for (var parts : reactors) {
      var held = parts.stream().filter(Reactor::holds).toList();
      held.stream().skip(fair).forEach(Reactor::giveUp);
    }
  }

  /// How long until something that has failed is due again; empty when nothing is.
  public Optional<Duration> nextRetry() {
    return database.reactions().next();
  }

  /// Tries again what has failed and is due; to be called now and then, by one server at a time.
  public void retry() {
    for (var reaction : reactions) {
      try {
        retry(reaction);
      } catch (Reaction.NotNow e) {
        LOG.debug("{} is not tried again now", reaction.name(), e);
      }
    }
  }

  private void retry(Reaction reaction) {
    var due = database.reactions().due(reaction.name(), RETRIES);
    if (due.isEmpty()) return;
    var failures = reaction.react(due);
    for (var entry : due) {
      var failure = failures.stream().filter(f -> f.entry().equals(entry)).findFirst().orElse(null);
      if (failure == null) database.reactions().done(reaction.name(), entry.position());
      else database.reactions().failed(reaction.name(), entry.position(), failure.reason());
    }
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(looking);
    reactors.forEach(parts -> parts.forEach(Reactor::stop));
    try {
      for (var parts : reactors) for (var reactor : parts) reactor.join();
    } catch (InterruptedException e) {
      LOG.warn("interrupted while the reactors stop");
      Thread.currentThread().interrupt();
    }
  }
}
