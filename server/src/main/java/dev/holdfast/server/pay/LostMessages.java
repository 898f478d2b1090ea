package dev.holdfast.server.pay;

import dev.holdfast.provider.Account;
import dev.holdfast.provider.Delivery;
import dev.holdfast.provider.Incoming;
import dev.holdfast.provider.Sighting;
import dev.holdfast.store.Callback;
import dev.holdfast.store.CallbackInbox;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
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

  private final Desk desk;
  private final CallbackInbox inbox;
  private final Runnable stored;

  /// @param stored is told whenever something new is there
  LostMessages(Desk desk, CallbackInbox inbox, Runnable stored) {
    this.desk = desk;
    this.inbox = inbox;
    this.stored = stored;
  }

  /// Asks all accounts once.
  public void collect() {
    var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    for (var account : desk.accounts()) {
      var said = desk.undelivered(account, now.minus(LOOKED_BACK));
      if (said instanceof Sighting.Seen<List<Incoming>>(var lost)) store(account, lost, now);
    }
  }

  private void store(Account account, List<Incoming> lost, Instant now) {
    var callbacks = new LinkedHashMap<String, Callback>();
    for (var incoming : lost) {
      switch (account.provider().read(incoming)) {
        case Delivery.OfPayment(var id, var payment, var news) ->
            callbacks.put(id, callback(account, id, incoming, now));
        case Delivery.OfRefund(var id, var refund, var news) ->
            callbacks.put(id, callback(account, id, incoming, now));
        case Delivery.Unreadable(var id, var reason) ->
            LOG.warn(
                "{} could not deliver {}, which is unreadable: {}", account.name(), id, reason);
        case Delivery.Irrelevant irrelevant -> {}
        case Delivery.Misdirected misdirected -> {}
      }
    }
    if (callbacks.isEmpty() || inbox.store(callbacks.values()).isEmpty()) return;
    stored.run();
  }

  private static Callback callback(Account account, String id, Incoming incoming, Instant now) {
    return new Callback(account.name(), id, now, incoming.headers(), incoming.body());
  }
}
