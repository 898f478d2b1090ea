package dev.holdfast.sandbox.till;

import dev.holdfast.sandbox.callback.Timer;
import dev.holdfast.sandbox.ledger.Channel;
import dev.holdfast.sandbox.ledger.Ledger;
import dev.holdfast.sandbox.ledger.Refund;
import dev.holdfast.sandbox.ledger.RefundState;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Gives money back: asked for at once, there a little later. What it returns is on the disk.
/// Thread-safe.
public final class RefundTill {
  private final Ledger ledger;
  private final Desk desk;
  private final Timer timer;
  private final InstantSource clock;
  private final Duration delay;

  RefundTill(Ledger ledger, Desk desk, Timer timer, InstantSource clock, Duration delay) {
    this.ledger = ledger;
    this.desk = desk;
    this.timer = timer;
    this.clock = clock;
    this.delay = delay;
  }

  void resume() {
    ledger.read(books -> List.copyOf(books.refunds())).forEach(this::watch);
  }

  public List<Refund> of(String trade) {
    return ledger.read(books -> books.refundsOf(trade));
  }

  /// Minor units of a trade that have gone back, or are about to.
  public long taken(String trade) {
    return Refunds.taken(of(trade));
  }

  public Optional<Refund> find(String id) {
    return ledger.read(books -> books.refund(id));
  }

  public Optional<Refund> numbered(Channel channel, String number) {
    return ledger.read(books -> books.refund(channel, number));
  }

  /// @param wish of a trade that exists
  public RefundOutcome ask(NewRefund wish) {
    var outcome =
        desk.post((books, posting) -> {
          var trade = books.trade(wish.trade()).orElseThrow();
          var before = books.refundsOf(trade.id());
          return Refunds.decide(trade, before, wish, posting, clock.millis(), delay);
        });
    if (outcome instanceof RefundOutcome.Accepted accepted) watch(accepted.refund());
    return outcome;
  }

  private void settle(Refund due) {
    desk.post((books, posting) -> {
      var refund = books.refund(due.id()).orElseThrow();
      if (refund.state() != RefundState.PENDING) return refund;
      var trade = books.trade(refund.trade()).orElseThrow();
      return Refunds.end(trade, books.refundsOf(trade.id()), refund, posting);
    });
  }

  private void watch(Refund refund) {
    if (refund.state() != RefundState.PENDING) return;
    timer.after(Duration.ofMillis(refund.dueAt() - clock.millis()), () -> settle(refund));
  }
}
