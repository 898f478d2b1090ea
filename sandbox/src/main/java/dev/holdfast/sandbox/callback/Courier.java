package dev.holdfast.sandbox.callback;

import dev.holdfast.sandbox.fault.Fault;
import dev.holdfast.sandbox.fault.Knobs;
import dev.holdfast.sandbox.ledger.Attempt;
import dev.holdfast.sandbox.ledger.Channel;
import dev.holdfast.sandbox.ledger.Copy;
import dev.holdfast.sandbox.ledger.Entry;
import dev.holdfast.sandbox.ledger.Ledger;
import dev.holdfast.sandbox.ledger.Message;
import dev.holdfast.sandbox.ledger.Trade;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Sends messages until they are acknowledged or the schedule is through, with the faults that are
/// drawn for them. What was sent is in the ledger, so it goes on after a restart.
public final class Courier implements AutoCloseable {
  private static final Duration ECHO = Duration.ofSeconds(1);

  private final Ledger ledger;
  private final Map<Channel, Dialect> dialects;
  private final Knobs knobs;
  private final Schedule schedule;
  private final Timer timer;
  private final InstantSource clock;
  private final Post post = new Post();

  public Courier(
      Ledger ledger,
      Map<Channel, Dialect> dialects,
      Knobs knobs,
      Schedule schedule,
      Timer timer,
      InstantSource clock) {
    this.ledger = ledger;
    this.dialects = Map.copyOf(dialects);
    this.knobs = knobs;
    this.schedule = schedule;
    this.timer = timer;
    this.clock = clock;
  }

  /// Takes up what the last process left.
  public void resume() {
    for (var message : ledger.read(books -> List.copyOf(books.messages()))) {
      if (message.end() == null) take(message);
    }
  }

  /// Sends messages that are in the ledger, each at its time.
  public void take(Message message) {
    timer.after(Duration.ofMillis(message.firstAt() - clock.millis()), () -> deliver(message.id()));
  }

  private void deliver(String id) {
    var down = knobs.downFor();
    if (down.isPositive()) {
      timer.after(down, () -> deliver(id));
      return;
    }
    var message = ledger.read(books -> books.message(id).orElseThrow());
    if (message.end() != null) return;
    var trade = trade(message);
    if (message.forged()) {
      send(message, trade, Copy.FORGED);
      return;
    }
    var plan = knobs.plan(trade.number(), trade.amount());
    boolean first = message.sends() == 0;
    if (first && dialect(trade).probes() && plan.strikes(Fault.PROBE)) {
      send(message, trade, Copy.PROBE);
    }
    if (first && message.fate() == Fault.DUPLICATE) duplicate(message, trade);
    send(message, trade, first && plan.strikes(Fault.CORRUPT) ? Copy.CORRUPT : Copy.GENUINE);
  }

  /// One at the same time, over another line, and one a little later.
  private void duplicate(Message message, Trade trade) {
    for (var wait : List.of(Duration.ZERO, ECHO)) {
      timer.after(wait, () -> send(message, trade, Copy.DUPLICATE));
    }
  }

  private void send(Message message, Trade trade, Copy copy) {
    var dialect = dialect(trade);
    var parcel = dialect.seal(message, copy, clock.millis());
    var receipt = post.carry(message.url(), parcel);
    boolean accepted = dialect.accepts(receipt.status(), receipt.body());
    record(message.id(), trade, new Attempt(clock.millis(), copy, receipt.status(), accepted));
  }

  private void record(String id, Trade trade, Attempt attempt) {
    var wait =
        ledger.change(books -> {
          var message = books.message(id).orElseThrow();
          var entries = new ArrayList<Entry>();
          entries.add(new Entry.Sent(id, attempt));
          struck(trade, attempt).forEach(entries::add);
          var next = next(message, trade, attempt);
          if (next instanceof Next.End end && message.end() == null) {
            entries.add(new Entry.Ended(id, end.how()));
          }
          return new Ledger.Change<>(entries, next);
        });
    if (wait instanceof Next.Again again) timer.after(again.pause(), () -> deliver(id));
  }

  /// What follows a send.
  private sealed interface Next {
    record End(Message.End how) implements Next {}

    record Again(Duration pause) implements Next {}

    record Nothing() implements Next {}
  }

  private Next next(Message message, Trade trade, Attempt attempt) {
    return switch (attempt.copy()) {
      case FORGED -> new Next.End(Message.End.FORGED);
      case PROBE -> new Next.Nothing();
      case DUPLICATE -> accepted(attempt, new Next.Nothing());
      case CORRUPT -> again(message, trade);
      case GENUINE -> accepted(attempt, again(message, trade));
    };
  }

  private static Next accepted(Attempt attempt, Next otherwise) {
    return attempt.accepted() ? new Next.End(Message.End.ACKNOWLEDGED) : otherwise;
  }

  private Next again(Message message, Trade trade) {
    return schedule
        .next(trade.channel(), message.sends() + 1)
        .<Next>map(Next.Again::new)
        .orElseGet(() -> new Next.End(Message.End.GIVEN_UP));
  }

  private static List<Entry> struck(Trade trade, Attempt attempt) {
    return switch (attempt.copy()) {
      case CORRUPT -> List.of(new Entry.Struck(trade.id(), Fault.CORRUPT));
      case PROBE -> List.of(new Entry.Struck(trade.id(), Fault.PROBE));
      case GENUINE, DUPLICATE, FORGED -> List.of();
    };
  }

  private Trade trade(Message message) {
    return ledger.read(books -> books.trade(message.trade()).orElseThrow());
  }

  private Dialect dialect(Trade trade) {
    var dialect = dialects.get(trade.channel());
    if (dialect == null) throw new IllegalStateException("nobody speaks " + trade.channel());
    return dialect;
  }

  @Override
  public void close() {
    post.close();
  }
}
