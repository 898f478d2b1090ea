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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Talks with providers, about what is due and about what somebody wants to know now. Thread-safe.
public final class Desk implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Desk.class);

  /// Longer than a call. A conversation of several slow ones may outlive it, and is then held
  /// twice, which costs calls and nothing else; but what a killed server had in hand waits no
  /// longer.
  static final Duration LEASE = Duration.ofSeconds(10);

  private static final int GLANCES_AT_ONCE = 16;
  private static final Duration BETWEEN_GLANCES = Duration.ofSeconds(5);
  private static final Duration FOR_A_PLACE = Duration.ofMillis(500);
  private static final Duration STOP = Duration.ofSeconds(5);
  private static final Duration AFTER_A_BUG = Duration.ofSeconds(30);
  private static final Duration AFTER_A_SHORTAGE = Duration.ofMillis(250);

  /// When something is due and cannot be had: the budget is spent, all places are taken, or another
  /// server is just taking it.
  private static final Duration NOT_NOW = Duration.ofMillis(250);

  private static final Duration LONG = Duration.ofDays(1);

  private final Map<String, Line> lines = new HashMap<>();
  private final ProviderCalls calls;
  private final News news;
  private final PayListener listener;
  private final DoubleSupplier chance;
  private final Consumer<Duration> due;
  private final Semaphore glances = new Semaphore(GLANCES_AT_ONCE);
  private final Cache<Long, Boolean> glanced =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(BETWEEN_GLANCES).build();

  /// An account and what may go on with it at once.
  private record Line(Account account, Budget budget, Semaphore free) {}

  /// A conversation about to begin.
  ///
  /// @param paid how many calls are charged already
  private record Going(DueCall call, int paid) {}

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
    this.chance = chance;
    this.due = due;
    for (var account : accounts) {
      var terms = account.terms();
      int perSecond = terms.callsPerSecond();
      var budget =
          new Budget(
              perSecond,
              wanted -> budgets.draw(account.name(), perSecond, wanted),
              System.nanoTime());
      lines.put(account.name(), new Line(account, budget, new Semaphore(terms.callsAtOnce())));
    }
  }

  /// Starts the conversations that are due and can be afforded.
  ///
  /// @return how long nothing is due
  Duration startDue() {
    if (lines.isEmpty()) return LONG;
    var next = calls.next(lines.keySet()).orElse(LONG);
    if (next.isPositive()) return next;
    int started = 0;
    for (var line : lines.values()) {
      started += start(line, true);
      started += start(line, false);
    }
    return started > 0 ? Duration.ZERO : NOT_NOW;
  }

  private int start(Line line, boolean first) {
    int places = line.free.drainPermits();
    List<Going> going = List.of();
    try {
      if (places > 0) going = first ? unpaid(line, places) : affordable(line, places);
    } finally {
      line.free.release(places - going.size());
    }
    for (var one : going) {
      Thread.ofVirtual()
          .name("holdfast-pay-" + one.call.id())
          .start(() -> {
            try {
              hold(line, one.call, NewsSource.QUERY, one.paid);
            } finally {
              line.free.release();
            }
          });
    }
    return going.size();
  }

  /// Payments to be opened, which are not charged: buyers wait.
  private List<Going> unpaid(Line line, int places) {
    return claim(line, true, places).stream().map(call -> new Going(call, 0)).toList();
  }

  private List<DueCall> claim(Line line, boolean first, int limit) {
    return calls.claim(line.account.name(), first, limit, LEASE);
  }

  /// What is due, with the calls that it is likely to make paid for, or at least one: then the rest
  /// is owed. What other servers have spent meanwhile is not there: then the others are put off.
  private List<Going> affordable(Line line, int places) {
    int hope = Math.min(places, line.budget.hope(System.nanoTime()));
    var due = hope > 0 ? claim(line, false, hope) : List.<DueCall>of();
    if (due.isEmpty()) return List.of();
    int wanted = due.stream().mapToInt(Desk::likely).sum();
    int left = line.budget.take(wanted, System.nanoTime());
    var going = new ArrayList<Going>(due.size());
    for (var call : due) {
      int paid = Math.min(left, likely(call));
      if (paid == 0) calls.putOff(call, AFTER_A_SHORTAGE);
      else going.add(new Going(call, paid));
      left -= paid;
    }
    return going;
  }

  private static int likely(DueCall call) {
    return call instanceof DueCall.OfPayment payment ? PaymentTalk.likelyCalls(payment) : 1;
  }

  /// @param paid how many calls are charged already
  private void hold(Line line, DueCall call, NewsSource source, int paid) {
    @Nullable Duration next = AFTER_A_BUG;
    try (var asking = asking(line, paid)) {
      next = talk(line, asking, call, source);
    } catch (RuntimeException | Error e) {
      LOG.error("the conversation about {} broke off", call.id(), e);
    } finally {
      if (next == null) {
        calls.drop(call);
      } else {
        calls.finish(call, next);
        due.accept(next);
      }
    }
  }

  private Asking asking(Line line, int paid) {
    return new Asking(line.account.provider(), listener, line.budget, paid);
  }

  private @Nullable Duration talk(Line line, Asking asking, DueCall call, NewsSource source) {
    var terms = line.account.terms();
    double chance = this.chance.getAsDouble();
    return switch (call) {
      case DueCall.OfPayment payment ->
          new PaymentTalk(asking, news, terms, source, payment, chance).hold();
      case DueCall.OfRefund refund -> new RefundTalk(asking, news, terms, refund, chance).hold();
    };
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
    if (line == null || !place(line)) return false;
    try {
      return ask(line, charge.orElseThrow(), source);
    } finally {
      line.free.release();
    }
  }

  private static boolean place(Line line) {
    try {
      return line.free.tryAcquire(FOR_A_PLACE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private boolean ask(Line line, OnlineCharge charge, NewsSource source) {
    if (line.budget.take(1, System.nanoTime()) == 0) return false;
    Optional<DueCall> leased = calls.claim(charge.id(), LEASE);
    if (leased.isPresent()) {
      hold(line, leased.get(), source, 1);
      return true;
    }
    try (var asking = asking(line, 1)) {
      if (!charge.state().isFinal()) return false;
      var look = new DueCall.OfPayment(charge, 1, charge.closesAt());
      new PaymentTalk(asking, news, line.account.terms(), source, look, 0).look();
      return true;
    }
  }

  /// What an account's provider could not deliver.
  ///
  /// @param end when no more calls are begun, by [System#nanoTime]; likewise below
  Sighting<Undelivered> undelivered(Account account, Instant since, long end) {
    var line = line(account);
    try (var asking = asking(line, 0)) {
      return asking.undelivered(since, () -> line.budget.await(end));
    }
  }

  /// A message of these in words that can be read.
  Sighting<Incoming> reworded(Account account, Incoming undelivered, long end) {
    var line = line(account);
    if (!line.budget.await(end)) return new Sighting.Unanswered<>("no time left");
    try (var asking = asking(line, 1)) {
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
    return line == null ? null : line.account;
  }

  /// Waits for the conversations under way, for as long as the longest may take.
  @Override
  public void close() {
    try {
      for (var line : lines.values()) {
        int all = line.account.terms().callsAtOnce();
        if (line.free.tryAcquire(all, STOP.toMillis(), TimeUnit.MILLISECONDS)) continue;
        LOG.warn("{} does not answer: its conversations are taken up later", line.account.name());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
