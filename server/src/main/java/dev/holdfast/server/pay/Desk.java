package dev.holdfast.server.pay;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.holdfast.payment.NewsSource;
import dev.holdfast.provider.Account;
import dev.holdfast.provider.Incoming;
import dev.holdfast.provider.Sighting;
import dev.holdfast.provider.Undelivered;
import dev.holdfast.store.DueCall;
import dev.holdfast.store.OnlineCharge;
import dev.holdfast.store.ProviderBudgets;
import dev.holdfast.store.ProviderCalls;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Talks with providers, about what is due and about what somebody wants to know now. Thread-safe.
public final class Desk implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Desk.class);
  private static final int GLANCES_AT_ONCE = 16;
  private static final Duration BETWEEN_GLANCES = Duration.ofSeconds(5);
  private static final Duration STOP = Duration.ofSeconds(5);

  private final Map<String, Line> lines = new HashMap<>();
  private final ProviderCalls calls;
  private final News news;
  private final PayListener listener;
  private final Conversations conversations;
  private final Semaphore glances = new Semaphore(GLANCES_AT_ONCE);
  private final Cache<Long, Boolean> glanced =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(BETWEEN_GLANCES).build();

  /// @param chance from 0 to 1, for jitter
  /// @param due is told after which time something will be due
  public Desk(
      List<Account> accounts,
      ProviderCalls calls,
      ProviderBudgets budgets,
      News news,
      PayListener listener,
      DoubleSupplier chance,
      Consumer<Duration> due) {
    this.calls = calls;
    this.news = news;
    this.listener = listener;
    this.conversations = new Conversations(calls, news, listener, chance, due);
    for (var account : accounts) lines.put(account.name(), Line.to(account, budgets));
  }

  /// Starts the conversations that are due and can be afforded.
  ///
  /// @return how long nothing is due
  Duration startDue() {
    return new DueConversations(lines, calls, conversations).start();
  }

  /// Asks about a payment that somebody looks at, unless somebody has just looked at it, or many
  /// do.
  ///
  /// @param source what made us ask
  /// @return whether anybody was asked
  public boolean glance(long payment, NewsSource source) {
    if (!glances.tryAcquire()) return false;
    try {
      if (glanced.asMap().putIfAbsent(payment, true) != null) return false;
      return ask(payment, source);
    } finally {
      glances.release();
    }
  }

  /// Asks about a payment now, and waits for the answer; whoever asks about it already is not
  /// disturbed.
  ///
  /// @param source what made us ask
  /// @return whether anybody was asked
  public boolean ask(long payment, NewsSource source) {
    var charge = calls.charge(payment);
    var line = charge.map(OnlineCharge::account).map(lines::get).orElse(null);
    if (line == null || !line.place()) return false;
    try {
      return ask(line, charge.orElseThrow(), source);
    } finally {
      line.free().release();
    }
  }

  private boolean ask(Line line, OnlineCharge charge, NewsSource source) {
    if (line.budget().take(1, System.nanoTime()) == 0) return false;
    Optional<DueCall> leased = calls.claim(charge.id(), Conversations.LEASE);
    if (leased.isPresent()) {
      conversations.hold(line, leased.get(), source, 1);
      return true;
    }
    try (var asking = line.asking(listener, 1)) {
      if (!charge.state().isFinal()) return false;
      var look = new DueCall.OfPayment(charge, 1, charge.closesAt());
      new PaymentTalk(asking, news, line.account().terms(), source, look, 0).look();
      return true;
    }
  }

  /// What an account's provider could not deliver.
  ///
  /// @param end when no more calls are begun, by [System#nanoTime]; likewise below
  Sighting<Undelivered> undelivered(Account account, Instant since, long end) {
    var line = line(account);
    try (var asking = line.asking(listener, 0)) {
      return asking.undelivered(since, () -> line.budget().await(end));
    }
  }

  /// A message of these in words that can be read.
  Sighting<Incoming> reworded(Account account, Incoming undelivered, long end) {
    var line = line(account);
    if (!line.budget().await(end)) return new Sighting.Unanswered<>("no time left");
    try (var asking = line.asking(listener, 1)) {
      return asking.reworded(undelivered);
    }
  }

  private Line line(Account account) {
    var line = lines.get(account.name());
    if (line == null) throw new IllegalArgumentException("no account " + account.name());
    return line;
  }

  List<Account> accounts() {
    return lines.values().stream().map(Line::account).toList();
  }

  /// The account of that name.
  public @Nullable Account account(String name) {
    var line = lines.get(name);
    return line == null ? null : line.account();
  }

  /// Waits for the conversations under way, for as long as the longest may take.
  @Override
  public void close() {
    try {
      for (var line : lines.values()) {
        if (line.fallSilent(STOP)) continue;
        LOG.warn("{} does not answer: its conversations are taken up later", line.account().name());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
