package dev.holdfast.server.pay;

import dev.holdfast.kernel.Codec;
import dev.holdfast.kernel.Command;
import dev.holdfast.kernel.Reply;
import dev.holdfast.order.PaymentNotFound;
import dev.holdfast.order.RecordPayment;
import dev.holdfast.order.RecordRefund;
import dev.holdfast.order.RefundNotFound;
import dev.holdfast.payment.NewsSource;
import dev.holdfast.provider.Delivery;
import dev.holdfast.provider.Incoming;
import dev.holdfast.store.Callback.Settled;
import dev.holdfast.store.Callback.Stored;
import dev.holdfast.store.CallbackInbox;
import dev.holdfast.store.CallbackState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes commands of stored callbacks, many at a time. A message is settled only after its command
/// was decided; a crash between the two has it decided again, without another effect.
final class InboxWork {
  private static final Logger LOG = LoggerFactory.getLogger(InboxWork.class);
  private static final String JOB = "callbacks";
  private static final int PAGE = 500;
  private static final Duration LEASE = Duration.ofSeconds(10);
  private static final long MOMENT_MILLIS = 500;
  private static final Duration LONG = Duration.ofDays(1);

  /// When there is something that another server is just taking.
  private static final Duration NOT_NOW = Duration.ofMillis(100);

  private static final long SOONEST_MILLIS = 1_000;
  private static final long LATEST_MILLIS = Duration.ofHours(1).toMillis();
  private static final long RAREST_MILLIS = Duration.ofDays(1).toMillis();
  private static final long IN_VAIN_MILLIS = Duration.ofDays(30).toMillis();
  private static final Set<String> NOT_HERE =
      Set.of(Codec.name(PaymentNotFound.class), Codec.name(RefundNotFound.class));

  private final CallbackInbox inbox;
  private final Desk desk;
  private final News news;
  private final PayListener listener;
  private final List<CompletableFuture<Settled>> pending = new ArrayList<>();

  InboxWork(CallbackInbox inbox, Desk desk, News news, PayListener listener) {
    this.inbox = inbox;
    this.desk = desk;
    this.news = news;
    this.listener = listener;
  }

  /// Waits for decisions, but not for a slow one longer than a moment: it is settled by a later
  /// step. Called by one thread.
  ///
  /// @return how long there is nothing to do
  Duration step() {
    var stored =
        pending.size() < PAGE ? inbox.claim(PAGE - pending.size(), LEASE) : List.<Stored>of();
    for (var one : stored) pending.add(look(one));
    await();
    var done = pending.stream().filter(CompletableFuture::isDone).toList();
    pending.removeAll(done);
    var settled = done.stream().map(CompletableFuture::join).toList();
    inbox.settle(settled);
    for (var one : settled) listener.processed(one.stored().callback().account(), fate(one));
    if (!stored.isEmpty() || !pending.isEmpty()) return Duration.ZERO;
    var next = inbox.next().orElse(LONG);
    return next.isPositive() ? next : NOT_NOW;
  }

  private void await() {
    try {
      var all = CompletableFuture.allOf(pending.toArray(CompletableFuture<?>[]::new));
      all.get(MOMENT_MILLIS, TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a look never fails", e);
    } catch (TimeoutException e) {
      LOG.debug("some callbacks are decided slowly");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String fate(Settled settled) {
    return settled.state() == CallbackState.NEW
        ? "again"
        : settled.state().name().toLowerCase(Locale.ROOT);
  }

  private CompletableFuture<Settled> look(Stored stored) {
    var callback = stored.callback();
    var account = desk.account(callback.account());
    if (account == null) {
      return done(later(stored, CallbackState.PARKED, null, "no account of that name is set up"));
    }
    Delivery delivery;
    try {
      delivery = account.provider().read(new Incoming(callback.headers(), callback.body()));
    } catch (RuntimeException | Error e) {
      if (stored.attempt() == 1) LOG.error("callback {} cannot be read", stored.id(), e);
      return done(later(stored, CallbackState.UNREADABLE, null, e.toString()));
    }
    return switch (delivery) {
      case Delivery.OfPayment(var message, var id, var said) ->
          tell(stored, id, new RecordPayment(id, said, NewsSource.CALLBACK, account.name()));
      case Delivery.OfRefund(var message, var id, var said) ->
          tell(stored, id, new RecordRefund(id, said, NewsSource.CALLBACK, account.name()));
      case Delivery.Irrelevant(var message, var kind) ->
          done(new Settled(stored, CallbackState.IRRELEVANT, null, kind, 0));
      case Delivery.Misdirected(var message, var reason) ->
          done(new Settled(stored, CallbackState.MISDIRECTED, null, reason, 0));
      case Delivery.Unreadable(var message, var reason) ->
          done(later(stored, CallbackState.UNREADABLE, null, reason));
    };
  }

  private CompletableFuture<Settled> tell(Stored stored, long subject, Command command) {
    return news.tell(JOB, command)
        .thenApply(reply -> settled(stored, subject, reply))
        .exceptionally(e -> later(stored, CallbackState.NEW, subject, e.toString()));
  }

  private static Settled settled(Stored stored, long subject, Reply reply) {
    if (!(reply instanceof Reply.Decided decided)) {
      return later(stored, CallbackState.NEW, subject, reply.getClass().getSimpleName());
    }
    return NOT_HERE.contains(decided.receipt().type())
        ? later(stored, CallbackState.PARKED, subject, decided.receipt().type())
        : new Settled(stored, CallbackState.DONE, subject, null, 0);
  }

  /// The older it gets, the longer it waits; after a month a person has to see to it. What could
  /// not be decided is not the message's fault.
  private static Settled later(
      Stored stored, CallbackState state, @Nullable Long subject, String why) {
    boolean undecided = state == CallbackState.NEW;
    if (!undecided && stored.age() > IN_VAIN_MILLIS) {
      return new Settled(stored, CallbackState.GIVEN_UP, subject, why, 0);
    }
    long longest = undecided ? LATEST_MILLIS : RAREST_MILLIS;
    long pause = Math.clamp(stored.age() / 2, SOONEST_MILLIS, longest);
    return new Settled(stored, state, subject, why, pause);
  }

  private static CompletableFuture<Settled> done(Settled settled) {
    return CompletableFuture.completedFuture(settled);
  }
}
