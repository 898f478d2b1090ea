package dev.holdfast.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kernel.Command;
import dev.holdfast.kernel.Outcome;
import dev.holdfast.payment.NewsSource;
import dev.holdfast.payment.Payment;
import dev.holdfast.payment.PaymentNews;
import dev.holdfast.payment.PaymentState;
import dev.holdfast.payment.Refund;
import dev.holdfast.payment.RefundNews;
import dev.holdfast.payment.RefundState;
import dev.holdfast.stock.AdjustStock;
import dev.holdfast.stock.CountStock;
import dev.holdfast.stock.ReceiveStock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Random histories of commands over several orders, SKUs and locations, in batches as lanes decide
/// them; after each batch every invariant holds.
class HistoryTests {
  private static final List<String> SKUS = List.of("A", "B", "C", "S");
  private static final List<String> LOCATIONS = List.of("MAIN", "NORTH", "SOUTH");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void anyHistoryKeepsTheInvariants(long seed) {
    new History(seed).run(200);
  }

  /// What the histories prove is worth something only while they get everywhere.
  @Test
  void historiesReachEveryStatusAndOutcome() {
    var outcomes = new HashSet<Class<?>>();
    var statuses = new HashSet<Object>();
    for (long seed = 100; seed < 130; seed++) {
      var history = new History(seed);
      history.run(200);
      outcomes.addAll(history.outcomes);
      statuses.addAll(history.statuses);
    }
    assertThat(statuses).contains((Object[]) OrderStatus.values());
    assertThat(statuses).contains((Object[]) PaymentStatus.values());
    assertThat(statuses).contains((Object[]) FulfilmentStatus.values());
    assertThat(statuses).contains((Object[]) ReturnStatus.values());
    assertThat(statuses).contains((Object[]) HoldReason.values());
    assertThat(outcomes)
        .contains(
            InsufficientStock.class,
            IllegalTransition.class,
            QuantityExceeded.class,
            RefundExceedsCaptured.class,
            AlreadyDelivered.class,
            AmountMismatch.class,
            PaymentAlreadySucceeded.class,
            RefundAlreadySettled.class,
            NothingToResolve.class,
            UnclearMisfit.class,
            ResolvePayment.PaymentResolved.class,
            RecordRefund.RefundRecorded.class,
            RecordOpening.OpeningRecorded.class,
            ExpireOrder.OrderExpired.class,
            RequestReturn.ReturnRequested.class,
            ReceiveReturn.ReturnReceived.class,
            CloseReturn.ReturnClosed.class);
  }

  private static final class History {
    private final Random random;
    private final Shop shop = new Shop();
    private final Set<Class<?>> outcomes = new HashSet<>();
    private final Set<Object> statuses = new HashSet<>();

    History(long seed) {
      random = new Random(seed);
      shop.location("MAIN", 0).location("NORTH", 1).location("SOUTH", 1);
      shop.sku("A", 250).sku("B", 0).sku("C", 333).service("S", 499);
      for (var sku : List.of("A", "B", "C")) {
        for (var location : LOCATIONS) shop.receive(sku, location, 1 + random.nextInt(12));
      }
    }

    void run(int batches) {
      for (int i = 0; i < batches; i++) {
        var commands = new ArrayList<Command>();
        for (int n = random.nextInt(4); n >= 0; n--) {
          var command = next();
          if (command != null) commands.add(command);
        }
        int entries = shop.journal().size();
        var results = shop.decide(commands);
        results.forEach(this::note);
        assertThat(orderEntriesSince(entries)).isLessThanOrEqualTo(commands.size());
        try {
          Invariants.check(shop);
        } catch (AssertionError e) {
          throw new AssertionError("batch " + i + ": " + commands + " -> " + results, e);
        }
      }
    }

    private void note(Outcome outcome) {
      outcomes.add(outcome.getClass());
      for (var order : shop.orders()) {
        statuses.add(order.status());
        statuses.add(order.paymentStatus());
        statuses.add(order.fulfilmentStatus());
        statuses.add(order.returnStatus());
        statuses.addAll(order.holdReasons());
      }
    }

    private long orderEntriesSince(int from) {
      return shop.journal().stream()
          .skip(from)
          .filter(j -> j.entry().aggregate().equals("order"))
          .count();
    }

    private @Nullable Command next() {
      shop.pass(Duration.ofMinutes(random.nextInt(6)));
      if (random.nextInt(40) == 0) shop.pass(Duration.ofDays(8));
      var orders = shop.orders();
      if (orders.size() < 3 || random.nextInt(12) == 0) return place();
      var order = orders.get(Math.max(0, orders.size() - 1 - random.nextInt(6)));
      List<Supplier<@Nullable Command>> choices =
          List.of(
              () -> open(order),
              () -> open(order),
              () -> record(order),
              () -> record(order),
              () -> record(order),
              () -> cancel(order),
              () -> new ExpireOrder(order.id()),
              () -> ship(order),
              () -> ship(order),
              () -> deliver(order),
              () -> deliver(order),
              () -> new RequestReturn(order.id(), some(order), "too small", null),
              () -> receive(order),
              () -> closeReturn(order),
              () -> refund(order),
              () -> refund(order),
              () -> confirmRefund(order),
              () -> ready(order),
              () -> resolve(order),
              () -> recordRefund(order),
              () -> recordRefund(order),
              this::backOffice);
      return pick(choices).get();
    }

    private Command place() {
      var lines = new ArrayList<PlaceOrder.Line>();
      for (int i = 0; i <= random.nextInt(4); i++) {
        var tax = random.nextBoolean() ? null : (Long) (long) random.nextInt(100);
        var price = random.nextInt(5) == 0 ? (Long) (long) random.nextInt(1000) : null;
        lines.add(new PlaceOrder.Line(pick(SKUS), 1 + random.nextInt(7), price, tax));
      }
      var shipping = random.nextInt(3) == 0 ? (Long) 350L : null;
      return new PlaceOrder(
          "b" + random.nextInt(3), "GBP", lines, shipping, null, null, new TreeMap<>(), null);
    }

    private Command open(Order order) {
      var provider = random.nextInt(3) == 0 ? "online" : "offline";
      var part = random.nextInt(4) == 0 ? (Long) (1L + random.nextInt(500)) : null;
      return new OpenPayment(order.id(), provider, part, null);
    }

    private @Nullable Command record(Order order) {
      if (order.payments().isEmpty()) return null;
      Payment payment = pick(order.payments());
      var source = pick(List.of(NewsSource.values()));
      var state = random.nextInt(3) > 0 ? PaymentState.SUCCEEDED : pick(STATES);
      long amount = random.nextInt(8) == 0 ? payment.amount() + 1 : payment.amount();
      var currency = random.nextInt(30) == 0 ? "EUR" : "GBP";
      var reference = random.nextInt(8) == 0 ? "other" : "ref" + payment.id();
      var news = new PaymentNews(state, amount, currency, reference, null);
      return new RecordPayment(payment.id(), news, source);
    }

    private Command cancel(Order order) {
      var lines = random.nextBoolean() ? some(order) : null;
      return new CancelOrder(
          order.id(), "changed my mind", lines, random.nextBoolean() ? "b1" : null);
    }

    private Command ship(Order order) {
      var all = new ArrayList<LineQuantity>();
      for (var line : order.lines()) {
        if (line.unshipped() > 0) all.add(new LineQuantity(line.number(), line.unshipped()));
      }
      var lines = all.isEmpty() || random.nextBoolean() ? some(order) : all;
      return new ShipOrder(order.id(), lines, null, null);
    }

    private @Nullable Command deliver(Order order) {
      if (order.shipments().isEmpty()) return null;
      return new DeliverShipment(pick(order.shipments()).id());
    }

    private Command closeReturn(Order order) {
      var asked =
          shop.orders().stream().filter(o -> o.returnStatus() == ReturnStatus.REQUESTED).toList();
      return new CloseReturn((asked.isEmpty() ? order : pick(asked)).id(), "keeps it");
    }

    private Command receive(Order order) {
      var restock = random.nextBoolean() ? Restock.SELLABLE : Restock.DAMAGED;
      return new ReceiveReturn(order.id(), some(order), restock);
    }

    private Command refund(Order order) {
      var lines = random.nextInt(3) > 0 ? some(order) : null;
      var restock = lines == null ? Restock.NONE : pick(List.of(Restock.values()));
      var amount =
          lines == null || random.nextInt(5) == 0 ? (Long) (1L + random.nextInt(900)) : null;
      return new RefundOrder(order.id(), amount, lines, restock, "broken");
    }

    private @Nullable Command confirmRefund(Order order) {
      if (order.refunds().isEmpty()) return null;
      Refund refund = pick(order.refunds());
      return new ConfirmRefund(refund.id(), "back" + random.nextInt(2), null);
    }

    private @Nullable Command ready(Order order) {
      if (order.payments().isEmpty()) return null;
      var params = new TreeMap<>(Map.of("url", "u" + random.nextInt(2)));
      return new RecordOpening(pick(order.payments()).id(), "p", params);
    }

    private @Nullable Command resolve(Order order) {
      if (order.payments().isEmpty()) return null;
      var mismatched = order.payments().stream().filter(Payment::mismatched).toList();
      var payment = pick(mismatched.isEmpty() ? order.payments() : mismatched);
      var decision = pick(List.of(ResolvePayment.Decision.values()));
      if (payment.misfits().isEmpty() || random.nextInt(5) == 0) {
        return new ResolvePayment(payment.id(), decision, null);
      }
      var misfit = pick(payment.misfits());
      var money = new ResolvePayment.Money(misfit.amount(), misfit.currency(), misfit.reference());
      return new ResolvePayment(payment.id(), decision, money, null);
    }

    private @Nullable Command recordRefund(Order order) {
      if (order.refunds().isEmpty()) return null;
      Refund refund = pick(order.refunds());
      var amount = random.nextInt(20) == 0 ? refund.amount() + 1 : refund.amount();
      var state = pick(REFUND_STATES);
      boolean stuck = !state.isFinal() && random.nextInt(4) == 0;
      var news = new RefundNews(state, amount, "GBP", "back", null, stuck);
      return new RecordRefund(refund.id(), news, pick(List.of(NewsSource.values())));
    }

    private Command backOffice() {
      var sku = pick(SKUS);
      var location = pick(LOCATIONS);
      return switch (random.nextInt(3)) {
        case 0 -> new ReceiveStock(sku, location, 1 + random.nextInt(9), "delivery");
        case 1 -> new AdjustStock(sku, location, random.nextBoolean() ? 2 : -2, "found or lost");
        default -> {
          var cell =
              shop.stock(sku).cells().stream().filter(c -> c.location().equals(location)).findAny();
          long onHand = cell.map(c -> c.quantities().onHand()).orElse(0L);
          yield new CountStock(sku, location, onHand, Math.max(0, onHand + random.nextInt(5) - 2));
        }
      };
    }

    private List<LineQuantity> some(Order order) {
      var line = pick(order.lines());
      return List.of(new LineQuantity(line.number(), 1 + random.nextInt(3)));
    }

    private <T> T pick(List<T> from) {
      return from.get(random.nextInt(from.size()));
    }
  }

  private static final List<RefundState> REFUND_STATES =
      List.of(RefundState.PENDING, RefundState.UNKNOWN, RefundState.SUCCEEDED, RefundState.FAILED);
  private static final List<PaymentState> STATES =
      List.of(PaymentState.PENDING, PaymentState.UNKNOWN, PaymentState.FAILED, PaymentState.CLOSED);
}
