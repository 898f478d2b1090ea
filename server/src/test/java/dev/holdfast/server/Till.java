package dev.holdfast.server;

import dev.holdfast.payment.PaymentNews;
import dev.holdfast.payment.PaymentState;
import dev.holdfast.payment.RefundNews;
import dev.holdfast.payment.RefundState;
import dev.holdfast.provider.Acknowledgement;
import dev.holdfast.provider.Charge;
import dev.holdfast.provider.Delivery;
import dev.holdfast.provider.Incoming;
import dev.holdfast.provider.Opening;
import dev.holdfast.provider.PaymentProvider;
import dev.holdfast.provider.Repayment;
import dev.holdfast.provider.Sighting;
import dev.holdfast.provider.Undelivered;
import dev.holdfast.provider.Verdict;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// A payment provider in memory, with a ledger of its own, signed callbacks and the faults that
/// tests ask for. Its answers follow from what was done to it and nothing else. Thread-safe.
final class Till implements PaymentProvider {
  private static final String SIGNATURE = "x-till-mac";

  private final String account;
  private final byte[] key;
  private final Map<Long, Trade> trades = new ConcurrentHashMap<>();
  private final Map<Long, RefundState> refunds = new ConcurrentHashMap<>();

  /// Calls that moved money back.
  final AtomicInteger moved = new AtomicInteger();

  final AtomicInteger opened = new AtomicInteger();
  final AtomicInteger queries = new AtomicInteger();

  /// Takes requests, but its answers do not arrive.
  volatile boolean mute;

  /// Says no to new payments.
  volatile boolean refusing;

  /// Says no to whatever it is asked, as to somebody whose key it does not take.
  volatile boolean lockedOut;

  /// Breaks with something worse than an exception.
  volatile boolean broken;

  /// Says no to refunds.
  volatile boolean keepsMoney;

  /// Takes refunds, but is slow to carry them out.
  volatile boolean slowRefunds;

  /// What it says that it could not deliver.
  final List<Incoming> undelivered = new CopyOnWriteArrayList<>();

  /// What happens between the last question and the close.
  volatile @Nullable Runnable beforeClose;

  /// A payment here.
  record Trade(PaymentState state, long amount, String currency, String reference, Instant at) {
    Trade now(PaymentState other) {
      return new Trade(other, amount, currency, reference, Instant.now());
    }
  }

  Till(String account) {
    this.account = account;
    this.key = ("key of " + account).getBytes(StandardCharsets.UTF_8);
  }

  /// The buyer pays, also when it was closed.
  void pay(long payment) {
    trades.computeIfPresent(payment, (id, trade) -> trade.now(PaymentState.SUCCEEDED));
  }

  /// The buyer pays another amount than he was asked for.
  void pay(long payment, long amount) {
    trades.computeIfPresent(
        payment,
        (id, trade) ->
            new Trade(
                PaymentState.SUCCEEDED, amount, trade.currency, trade.reference, Instant.now()));
  }

  /// Carries out what it has been slow with.
  void settleRefunds() {
    refunds.replaceAll((id, state) -> {
      if (state == RefundState.PENDING) moved.incrementAndGet();
      return RefundState.SUCCEEDED;
    });
  }

  /// What it has been slow with comes back.
  void failRefunds() {
    refunds.replaceAll((id, state) -> RefundState.FAILED);
  }

  @Nullable Trade trade(long payment) {
    return trades.get(payment);
  }

  // ---- callbacks

  /// A signed callback about the payment as it is here.
  Incoming callback(long payment) {
    return callback(payment, "m-" + payment);
  }

  Incoming callback(long payment, String messageId) {
    var trade = trades.get(payment);
    if (trade == null) throw new IllegalStateException("no trade " + payment);
    return callback(messageId, payment, trade.state, trade.amount, trade.currency);
  }

  /// A signed callback that says whatever it is told to.
  Incoming callback(
      String messageId, long payment, PaymentState state, long amount, String currency) {
    var text =
        "%s %d %s %d %s ref-%d %s"
            .formatted(
                messageId,
                payment,
                state,
                amount,
                currency,
                payment,
                Instant.now().truncatedTo(ChronoUnit.MICROS));
    return signed(text);
  }

  Incoming signed(String text) {
    var body = text.getBytes(StandardCharsets.UTF_8);
    return new Incoming(new TreeMap<>(Map.of(SIGNATURE, mac(body))), body);
  }

  private String mac(byte[] body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  // ---- the provider

  @Override
  public String account() {
    return account;
  }

  @Override
  public Opening open(Charge charge) {
    opened.incrementAndGet();
    if (lockedOut) return new Opening.Refused("KEY", "who are you?");
    if (refusing) return new Opening.Refused("LIMIT", "not today");
    trades.putIfAbsent(
        charge.paymentId(),
        new Trade(
            PaymentState.PENDING,
            charge.amount(),
            charge.currency(),
            "ref-" + charge.paymentId(),
            Instant.now()));
    if (mute) return new Opening.Unanswered("timeout");
    return new Opening.Ready(
        "till-" + charge.paymentId(), new TreeMap<>(Map.of("url", "till:" + charge.paymentId())));
  }

  @Override
  public Sighting<PaymentNews> query(Charge charge) {
    queries.incrementAndGet();
    return heard(() -> seen(charge.paymentId()));
  }

  @Override
  public Sighting<PaymentNews> close(Charge charge) {
    var buyer = beforeClose;
    if (buyer != null) buyer.run();
    trades.computeIfPresent(
        charge.paymentId(),
        (id, trade) ->
            trade.state == PaymentState.PENDING ? trade.now(PaymentState.CLOSED) : trade);
    return heard(() -> seen(charge.paymentId()));
  }

  private Sighting<PaymentNews> seen(long payment) {
    var trade = trades.get(payment);
    if (trade == null) return new Sighting.Absent<>();
    boolean paid = trade.state == PaymentState.SUCCEEDED;
    return new Sighting.Seen<>(
        new PaymentNews(
            trade.state,
            paid ? trade.amount : null,
            paid ? trade.currency : null,
            trade.reference,
            null,
            paid ? trade.at : null));
  }

  @Override
  public Sighting<RefundNews> refund(Repayment repayment) {
    if (keepsMoney) return new Sighting.Refused<>("BALANCE", "not enough");
    refunds.computeIfAbsent(
        repayment.refundId(),
        id -> {
          if (slowRefunds) return RefundState.PENDING;
          moved.incrementAndGet();
          return RefundState.SUCCEEDED;
        });
    return heard(() -> refunded(repayment.refundId()));
  }

  @Override
  public Sighting<RefundNews> queryRefund(Repayment repayment) {
    return heard(() -> refunded(repayment.refundId()));
  }

  private Sighting<RefundNews> refunded(long refund) {
    var state = refunds.get(refund);
    return state == null
        ? new Sighting.Absent<>()
        : new Sighting.Seen<>(new RefundNews(state, null, null, "back-" + refund, null));
  }

  private <N> Sighting<N> heard(Supplier<Sighting<N>> answer) {
    if (lockedOut) return new Sighting.Refused<>("KEY", "who are you?");
    return mute ? new Sighting.Unanswered<>("timeout") : answer.get();
  }

  @Override
  public Sighting<Undelivered> undelivered(Instant since, BooleanSupplier mayCall) {
    if (!mayCall.getAsBoolean()) return new Sighting.Seen<>(new Undelivered(List.of(), false));
    return heard(() -> new Sighting.Seen<>(new Undelivered(List.copyOf(undelivered), true)));
  }

  /// The last word of one that cannot be read is the payment.
  @Override
  public Sighting<Incoming> reworded(Incoming undelivered) {
    var words = new String(undelivered.body(), StandardCharsets.UTF_8).split(" ", -1);
    long payment = Long.parseLong(words[words.length - 1]);
    return heard(() ->
        trades.containsKey(payment)
            ? new Sighting.Seen<>(callback(payment, words[0]))
            : new Sighting.Absent<>());
  }

  @Override
  public Verdict verify(Incoming incoming, Instant receivedAt) {
    var mac = incoming.header(SIGNATURE);
    if (mac == null) return new Verdict.Forged("no signature");
    if (mac.startsWith("SIGNTEST")) return new Verdict.Probe();
    boolean ours =
        MessageDigest.isEqual(
            mac.getBytes(StandardCharsets.UTF_8),
            mac(incoming.body()).getBytes(StandardCharsets.UTF_8));
    return ours ? new Verdict.Genuine() : new Verdict.Forged("wrong signature");
  }

  @Override
  public Delivery read(Incoming incoming) {
    if (broken) throw new NoClassDefFoundError("a class of the adapter");
    var words = new String(incoming.body(), StandardCharsets.UTF_8).split(" ", -1);
    return switch (words.length) {
      case 7 -> payment(words);
      case 2 -> new Delivery.Irrelevant(words[0], words[1]);
      case 3 -> new Delivery.Misdirected(words[0], words[2]);
      default -> new Delivery.Unreadable(words[0], words.length + " words");
    };
  }

  private static Delivery payment(String[] words) {
    var state = PaymentState.valueOf(words[2]);
    boolean paid = state == PaymentState.SUCCEEDED;
    return new Delivery.OfPayment(
        words[0],
        Long.parseLong(words[1]),
        new PaymentNews(
            state,
            paid ? Long.valueOf(words[3]) : null,
            paid ? words[4] : null,
            words[5],
            null,
            Instant.parse(words[6])));
  }

  @Override
  public Acknowledgement accepted() {
    return answer(200, "ok");
  }

  @Override
  public Acknowledgement refused(int status) {
    return answer(status, "no");
  }

  private static Acknowledgement answer(int status, String body) {
    return new Acknowledgement(status, "text/plain", body.getBytes(StandardCharsets.UTF_8));
  }
}
