package dev.holdfast.sandbox.till;

import dev.holdfast.sandbox.callback.Courier;
import dev.holdfast.sandbox.callback.Dialect;
import dev.holdfast.sandbox.callback.Timer;
import dev.holdfast.sandbox.fault.Fault;
import dev.holdfast.sandbox.fault.Knobs;
import dev.holdfast.sandbox.ledger.Books;
import dev.holdfast.sandbox.ledger.Channel;
import dev.holdfast.sandbox.ledger.Ledger;
import dev.holdfast.sandbox.ledger.Trade;
import dev.holdfast.sandbox.ledger.TradeState;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Opens, charges and closes trades. What it returns is on the disk. Thread-safe.
public final class Till {
  /// How long after its opening a trade that was charged in silence is still not spoken about.
  static final Duration SILENCE = Duration.ofSeconds(3);

  private static final Duration LATE_MONEY = Duration.ofSeconds(1);

  private final Ledger ledger;
  private final Knobs knobs;
  private final Timer timer;
  private final InstantSource clock;
  private final Desk desk;
  private final RefundTill refunds;

  /// @param refundDelay how long money takes on its way back
  public Till(
      Ledger ledger,
      Map<Channel, Dialect> dialects,
      Knobs knobs,
      Courier courier,
      Timer timer,
      InstantSource clock,
      Duration refundDelay) {
    this.ledger = ledger;
    this.knobs = knobs;
    this.timer = timer;
    this.clock = clock;
    desk = new Desk(ledger, Map.copyOf(dialects), knobs, courier, clock);
    refunds = new RefundTill(ledger, desk, timer, clock, refundDelay);
  }

  public RefundTill refunds() {
    return refunds;
  }

  /// Takes up what the last process left.
  public void resume() {
    ledger.read(books -> List.copyOf(books.trades())).forEach(this::watch);
    refunds.resume();
  }

  /// The trade of that number: the one that is there, or a new one.
  public Trade open(NewTrade wish) {
    var trade =
        desk.post((books, posting) ->
            books.trade(wish.channel(), wish.number()).orElseGet(() -> opened(wish, posting)));
    watch(trade);
    return trade;
  }

  private Trade opened(NewTrade wish, Posting posting) {
    var trade =
        posting.open(
            new Trade(
                wish.id(),
                wish.channel(),
                wish.number(),
                wish.title(),
                wish.amount(),
                wish.currency(),
                wish.notifyUrl(),
                wish.extras(),
                clock.millis(),
                wish.expiresAt(),
                0,
                TradeState.OPEN,
                0,
                0,
                0,
                Set.of()));
    if (!posting.plan(trade).strikes(Fault.TIMEOUT)) return trade;
    posting.strike(trade, Fault.TIMEOUT);
    return posting.charge(trade.struckBy(Fault.TIMEOUT));
  }

  /// Whether the merchant must not hear what came of opening it.
  public boolean isSilentAbout(Trade trade) {
    return trade.struck().contains(Fault.TIMEOUT)
        && clock.millis() < trade.openedAt() + SILENCE.toMillis();
  }

  public Optional<Trade> find(Channel channel, String number) {
    return ledger.read(books -> books.trade(channel, number)).flatMap(trade -> find(trade.id()));
  }

  /// Closed, if its time is over.
  public Optional<Trade> find(String id) {
    var trade = ledger.read(books -> books.trade(id));
    return trade.isPresent() && isOver(trade.get()) ? lapse(id) : trade;
  }

  /// Oldest first.
  public List<Trade> trades(Channel channel) {
    return ledger.read(
        books -> books.trades().stream().filter(trade -> trade.channel() == channel).toList());
  }

  /// The buyer looks at it.
  public Optional<Trade> visit(String id) {
    return find(id)
        .flatMap(seen ->
            changed(
                id,
                (books, posting, trade) -> trade.visitedAt() == 0 ? posting.visit(trade) : trade));
  }

  /// The buyer pays. A trade that is paid or closed stays as it is.
  public Optional<Trade> pay(String id) {
    return find(id).flatMap(trade -> changed(id, this::paid));
  }

  private Trade paid(Books books, Posting posting, Trade trade) {
    if (trade.state() != TradeState.OPEN) return trade;
    if (posting.plan(trade).strikes(Fault.PAY_TWICE)) {
      sibling(books, trade)
          .ifPresent(other -> {
            posting.strike(trade, Fault.PAY_TWICE);
            posting.strike(other, Fault.PAY_TWICE);
            posting.charge(other);
          });
    }
    return posting.charge(trade);
  }

  /// Another way to pay for the same thing.
  private static Optional<Trade> sibling(Books books, Trade trade) {
    return books.trades().stream()
        .filter(other -> other.channel() != trade.channel())
        .filter(other -> other.state() == TradeState.OPEN)
        .filter(other -> other.amount() == trade.amount())
        .filter(other -> other.title().equals(trade.title()))
        .findFirst();
  }

  /// No more money is taken for it. A trade that is paid or closed stays as it is.
  public Optional<Trade> close(String id) {
    var closed =
        changed(
            id,
            (books, posting, trade) ->
                trade.state() == TradeState.OPEN ? posting.close(trade) : trade);
    closed.ifPresent(this::payLate);
    return closed;
  }

  private Optional<Trade> lapse(String id) {
    var lapsed =
        changed(id, (books, posting, trade) -> isOver(trade) ? posting.close(trade) : trade);
    lapsed.ifPresent(this::payLate);
    return lapsed;
  }

  private boolean isOver(Trade trade) {
    return trade.state() == TradeState.OPEN
        && trade.expiresAt() > 0
        && trade.expiresAt() <= clock.millis();
  }

  /// Money that was on its way when the trade was closed.
  private void payLate(Trade trade) {
    if (trade.state() != TradeState.CLOSED || trade.struck().contains(Fault.PAY_AFTER_CLOSE)) {
      return;
    }
    if (!knobs.plan(trade.number(), trade.amount()).strikes(Fault.PAY_AFTER_CLOSE)) return;
    timer.after(
        LATE_MONEY,
        () ->
            changed(
                trade.id(),
                (books, posting, closed) -> {
                  if (closed.state() != TradeState.CLOSED) return closed;
                  posting.strike(closed, Fault.PAY_AFTER_CLOSE);
                  return posting.charge(closed);
                }));
  }

  private void watch(Trade trade) {
    if (trade.state() != TradeState.OPEN || trade.expiresAt() == 0) return;
    var left = Duration.ofMillis(trade.expiresAt() - clock.millis());
    timer.after(left, () -> lapse(trade.id()));
  }

  /// A change of one trade.
  private interface Move {
    Trade apply(Books books, Posting posting, Trade trade);
  }

  private Optional<Trade> changed(String id, Move move) {
    return desk.post(
        (books, posting) -> books.trade(id).map(trade -> move.apply(books, posting, trade)));
  }
}
