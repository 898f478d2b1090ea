package dev.holdfast.server.pay;

import dev.holdfast.kernel.StoreException;
import dev.holdfast.provider.Account;
import dev.holdfast.provider.Delivery;
import dev.holdfast.provider.Incoming;
import dev.holdfast.provider.Sighting;
import dev.holdfast.provider.Undelivered;
import dev.holdfast.store.Callback;
import dev.holdfast.store.CallbackInbox;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has providers that list what they could not deliver say it after all. What is asked about anyway
/// is known by then; this is for what was believed to have ended, such as a refund that failed
/// after it had succeeded. It goes into the inbox like any callback: stored once, however often it
/// comes.
public final class LostMessages {
  private static final Logger LOG = LoggerFactory.getLogger(LostMessages.class);

  /// For how long providers try themselves.
  private static final Duration LOOKED_BACK = Duration.ofDays(3);

  /// How long one may keep us, the call under way not counted.
  private static final Duration FOR_AN_ACCOUNT = Duration.ofSeconds(20);

  private final Desk desk;
  private final CallbackInbox inbox;
  private final Runnable stored;

  /// @param stored is told whenever something new is there
  LostMessages(Desk desk, CallbackInbox inbox, Runnable stored) {
    this.desk = desk;
    this.inbox = inbox;
    this.stored = stored;
  }

  /// Asks all accounts once; what goes wrong with one is no reason to skip another.
  public void collect() {
    var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    for (var account : desk.accounts()) {
      try {
        collect(account, now);
      } catch (StoreException e) {
        LOG.warn("what {} could not deliver was not stored: {}", account.name(), e.getMessage());
      } catch (RuntimeException e) {
        LOG.error("what {} could not deliver was not read", account.name(), e);
      }
    }
  }

  private void collect(Account account, Instant now) {
    long end = System.nanoTime() + FOR_AN_ACCOUNT.toNanos();
    switch (desk.undelivered(account, now.minus(LOOKED_BACK), end)) {
      case Sighting.Seen<Undelivered>(var lost) -> {
        if (!lost.whole()) LOG.warn("{} could not deliver more than it has said", account.name());
        store(account, lost.messages(), now, end);
      }
      case Sighting.Unanswered<Undelivered>(var reason) ->
          LOG.warn("{} did not say what it could not deliver: {}", account.name(), reason);
      case Sighting.Absent<Undelivered> absent -> {}
      case Sighting.Refused<Undelivered> refused -> {}
    }
  }

  private void store(Account account, List<Incoming> lost, Instant now, long end) {
    var byId = new LinkedHashMap<String, Incoming>();
    for (var incoming : lost) byId.put(account.provider().read(incoming).messageId(), incoming);
    byId.keySet().removeAll(inbox.stored(account.name(), byId.keySet()));
    var callbacks = new ArrayList<Callback>();
    byId.forEach((id, incoming) -> {
      var kept = kept(account, incoming, end);
      if (kept != null) {
        callbacks.add(new Callback(account.name(), id, now, kept.headers(), kept.body()));
      }
    });
    if (callbacks.isEmpty() || inbox.store(callbacks).isEmpty()) return;
    stored.run();
  }

  /// What is to be stored of a new one: what cannot be read even in other words waits in the inbox
  /// for a version that can; without an answer it is left for the next time.
  private @Nullable Incoming kept(Account account, Incoming incoming, long end) {
    return switch (account.provider().read(incoming)) {
      case Delivery.OfPayment payment -> incoming;
      case Delivery.OfRefund refund -> incoming;
      case Delivery.Irrelevant irrelevant -> null;
      case Delivery.Misdirected misdirected -> null;
      case Delivery.Unreadable unreadable ->
          switch (desk.reworded(account, incoming, end)) {
            case Sighting.Seen<Incoming>(var reworded) -> worth(account, incoming, reworded);
            case Sighting.Absent<Incoming> absent -> incoming;
            case Sighting.Refused<Incoming> refused -> incoming;
            case Sighting.Unanswered<Incoming>(var reason) -> {
              LOG.warn("{} did not say {} again: {}", account.name(), unreadable, reason);
              yield null;
            }
          };
    };
  }

  private static Incoming worth(Account account, Incoming incoming, Incoming reworded) {
    boolean readable = !(account.provider().read(reworded) instanceof Delivery.Unreadable);
    return readable ? reworded : incoming;
  }
}
