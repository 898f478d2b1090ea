package dev.holdfast.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdfast.kernel.Codec;
import dev.holdfast.kernel.Command;
import dev.holdfast.kernel.CommandId;
import dev.holdfast.kernel.Engine;
import dev.holdfast.kernel.Fingerprint;
import dev.holdfast.kernel.LaneListener;
import dev.holdfast.kernel.LaneOptions;
import dev.holdfast.kernel.Outcome;
import dev.holdfast.kernel.Receipt;
import dev.holdfast.kernel.Reply;
import dev.holdfast.kernel.Submission;
import dev.holdfast.order.LineQuantity;
import dev.holdfast.order.OpenPayment;
import dev.holdfast.order.PlaceOrder;
import dev.holdfast.order.RecordPayment;
import dev.holdfast.order.ShipOrder;
import dev.holdfast.order.TradeDeciders;
import dev.holdfast.payment.NewsSource;
import dev.holdfast.payment.PaymentNews;
import dev.holdfast.payment.PaymentState;
import dev.holdfast.promotion.Audience;
import dev.holdfast.promotion.Benefit;
import dev.holdfast.promotion.BenefitKind;
import dev.holdfast.promotion.CreateCampaign;
import dev.holdfast.promotion.Earning;
import dev.holdfast.promotion.Limits;
import dev.holdfast.promotion.Stacking;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/// A shop that works on a database: sends commands as a back end would and reads what came of them.
public final class TestShop implements AutoCloseable {
  private final Codec codec;
  private final Engine engine;

  public TestShop(Database database) {
    this(
        database,
        new Engine(
            database.store(),
            TradeDeciders.all(Set.of("offline", "card")),
            database.codec(),
            database.ids(),
            LaneOptions.DEFAULT,
            submission -> 0,
            LaneListener.NONE));
  }

  /// @param engine on the database; closed with the shop
  TestShop(Database database, Engine engine) {
    this.codec = database.codec();
    this.engine = engine;
  }

  /// Units of a SKU, at its catalogue price.
  public record Units(String sku, long quantity) {}

  public Receipt run(Command command) {
    var id = new CommandId("test", UUID.randomUUID().toString());
    var fingerprint = Fingerprint.of(codec.encode(command));
    var reply = engine.execute(new Submission(id, fingerprint, "key:test", command));
    if (reply instanceof Reply.Decided decided) return decided.receipt();
    throw new IllegalStateException(command + ": " + reply);
  }

  /// Runs a command that must come to this outcome.
  public <O extends Outcome> O run(Command command, Class<O> outcome) {
    var receipt = run(command);
    if (receipt.type().equals(Codec.name(outcome))) return codec.decode(receipt.body(), outcome);
    throw new IllegalStateException(
        command + ": " + receipt.type() + new String(receipt.body(), UTF_8));
  }

  /// Makes a campaign of coupons that take 0.50 off, for everybody.
  ///
  /// @return the campaign's id
  public long campaign(Limits limits, Earning earning) {
    var command =
        new CreateCampaign(
            "Summer",
            "GBP",
            new Benefit(BenefitKind.FIXED, 50L, null, null, null, null),
            Stacking.EXCLUSIVE,
            limits,
            null,
            null,
            null,
            86_400L,
            Audience.ALL,
            earning);
    var created = run(command, CreateCampaign.CampaignCreated.class);
    return Long.parseLong(created.campaign().id());
  }

  /// Places an order.
  ///
  /// @return the order's id
  public long place(String buyer, Units... units) {
    var lines = new ArrayList<PlaceOrder.Line>();
    for (var line : units) {
      lines.add(new PlaceOrder.Line(line.sku(), line.quantity(), null, null));
    }
    var command = new PlaceOrder(buyer, "GBP", lines, 300L, null, null, new TreeMap<>(), null);
    return Long.parseLong(run(command, PlaceOrder.OrderPlaced.class).order().id());
  }

  /// Pays what is due.
  ///
  /// @return the payment's id
  public long pay(long order) {
    var opened =
        run(new OpenPayment(order, "offline", null, null), OpenPayment.PaymentOpened.class);
    var payment = opened.payment();
    long id = Long.parseLong(payment.id());
    var news =
        new PaymentNews(
            PaymentState.SUCCEEDED, payment.amount(), payment.currency(), "bank " + id, null);
    run(new RecordPayment(id, news, NewsSource.OPERATOR), RecordPayment.PaymentRecorded.class);
    return id;
  }

  /// Opens an online payment of what is due.
  ///
  /// @return the payment's id
  public long openOnline(long order) {
    var opened = run(new OpenPayment(order, "card", null, null), OpenPayment.PaymentOpened.class);
    return Long.parseLong(opened.payment().id());
  }

  /// The provider says that this much came in.
  public void callback(long payment, long amount) {
    var news = new PaymentNews(PaymentState.SUCCEEDED, amount, "GBP", "money " + payment, null);
    run(
        new RecordPayment(payment, news, NewsSource.CALLBACK, "card"),
        RecordPayment.PaymentRecorded.class);
  }

  /// Ships some units of lines.
  ///
  /// @return the shipment's id
  public long ship(long order, LineQuantity... lines) {
    var command = new ShipOrder(order, Arrays.asList(lines), "Post", null);
    return Long.parseLong(run(command, ShipOrder.ShipmentCreated.class).shipment().id());
  }

  @Override
  public void close() {
    engine.close();
  }
}
