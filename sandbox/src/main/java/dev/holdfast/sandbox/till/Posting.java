package dev.holdfast.sandbox.till;

import dev.holdfast.sandbox.callback.Dialect;
import dev.holdfast.sandbox.callback.Note;
import dev.holdfast.sandbox.fault.Fault;
import dev.holdfast.sandbox.fault.FaultPlan;
import dev.holdfast.sandbox.fault.Knobs;
import dev.holdfast.sandbox.ledger.Channel;
import dev.holdfast.sandbox.ledger.Entry;
import dev.holdfast.sandbox.ledger.Message;
import dev.holdfast.sandbox.ledger.Refund;
import dev.holdfast.sandbox.ledger.Trade;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One change of the books in the making: what happened, and what the merchant will hear of it.
final class Posting {
  private final Map<Channel, Dialect> dialects;
  private final Knobs knobs;
  private final long now;
  private final List<Entry> entries = new ArrayList<>();
  private final List<Message> outgoing = new ArrayList<>();

  Posting(Map<Channel, Dialect> dialects, Knobs knobs, long now) {
    this.dialects = dialects;
    this.knobs = knobs;
    this.now = now;
  }

  List<Entry> entries() {
    return entries;
  }

  /// The messages that are to be sent.
  List<Message> outgoing() {
    return outgoing;
  }

  Trade open(Trade trade) {
    entries.add(new Entry.Opened(trade));
    if (plan(trade).strikes(Fault.FORGE)) {
      strike(trade, Fault.FORGE);
      for (var note : dialect(trade).paid(trade.charged(trade.amount(), now))) {
        write(trade.notifyUrl(), trade, note, true, null);
      }
    }
    return trade;
  }

  Trade visit(Trade trade) {
    entries.add(new Entry.Visited(trade.id(), now));
    return trade;
  }

  Trade charge(Trade trade) {
    long amount = trade.amount();
    if (plan(trade).strikes(Fault.WRONG_AMOUNT)) {
      amount = amount > 1 ? amount - 1 : amount + 1;
      strike(trade, Fault.WRONG_AMOUNT);
    }
    entries.add(new Entry.Charged(trade.id(), amount, now));
    var paid = trade.charged(amount, now);
    tell(trade.notifyUrl(), trade, dialect(trade).paid(paid));
    return paid;
  }

  Trade close(Trade trade) {
    entries.add(new Entry.Closed(trade.id(), now));
    var closed = trade.closed(now);
    tell(trade.notifyUrl(), trade, dialect(trade).closed(closed));
    return closed;
  }

  Refund ask(Refund refund) {
    entries.add(new Entry.RefundAsked(refund));
    return refund;
  }

  /// @param refunded minor units of the trade that have gone back, with this refund
  Refund settle(Trade trade, Refund refund, long refunded) {
    entries.add(new Entry.RefundSettled(refund.id(), now));
    var settled = refund.settled(now);
    var url = refund.notifyUrl().isEmpty() ? trade.notifyUrl() : refund.notifyUrl();
    tell(url, trade, dialect(trade).refunded(trade, settled, refunded));
    return settled;
  }

  Refund fail(Trade trade, Refund refund) {
    entries.add(new Entry.RefundFailed(refund.id(), now));
    var failed = refund.failed(now);
    var url = refund.notifyUrl().isEmpty() ? trade.notifyUrl() : refund.notifyUrl();
    tell(url, trade, dialect(trade).refundFailed(trade, failed));
    return failed;
  }

  void strike(Trade trade, Fault fault) {
    entries.add(new Entry.Struck(trade.id(), fault));
  }

  private void tell(String url, Trade trade, List<Note> notes) {
    for (var note : notes) {
      var fate = plan(trade).fate(trade.channel().label() + "/" + note.kind()).orElse(null);
      if (fate != null) strike(trade, fate);
      write(url, trade, note, false, fate);
    }
  }

  private void write(String url, Trade trade, Note note, boolean forged, @Nullable Fault fate) {
    if (url.isEmpty()) return;
    var message =
        new Message(
            note.id(),
            trade.id(),
            note.kind(),
            note.content(),
            url,
            forged,
            fate,
            now,
            now + holdBack(trade, fate),
            List.of(),
            null);
    entries.add(new Entry.Written(message));
    if (fate == Fault.LOSE) {
      entries.add(new Entry.Ended(message.id(), Message.End.LOST));
    } else {
      outgoing.add(message);
    }
  }

  private long holdBack(Trade trade, @Nullable Fault fate) {
    var plan = plan(trade);
    if (fate == Fault.DELAY) return plan.faults().delay().toMillis();
    if (fate == Fault.REORDER) {
      return (long) (plan.faults().reorder().toMillis() * plan.draw("hold-back"));
    }
    return 0;
  }

  FaultPlan plan(Trade trade) {
    return knobs.plan(trade.number(), trade.amount());
  }

  private Dialect dialect(Trade trade) {
    var dialect = dialects.get(trade.channel());
    if (dialect == null) throw new IllegalStateException("nobody speaks " + trade.channel());
    return dialect;
  }
}
