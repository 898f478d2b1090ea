package dev.holdfast.server.react;

import dev.holdfast.kernel.Codec;
import dev.holdfast.kernel.Command;
import dev.holdfast.kernel.Engine;
import dev.holdfast.kernel.Entry;
import dev.holdfast.kernel.JournalEntry;
import dev.holdfast.kernel.Reply;
import dev.holdfast.kernel.Submission;
import dev.holdfast.order.ForfeitCoupon;
import dev.holdfast.order.OrderEvent;
import dev.holdfast.order.OrderStatus;
import dev.holdfast.order.SettlePoints;
import dev.holdfast.promotion.GrantCoupon;
import dev.holdfast.promotion.Trigger;
import dev.holdfast.store.Grants;
import dev.holdfast.store.PgCodec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/// Gives buyers the coupons and points that their orders earn, and takes them back when the orders
/// are given back. The decisions look at the orders themselves, so it does not matter how often and
/// in which order this asks for them.
public final class GrantReaction implements Reaction {
  private static final String ACTOR = "grants";

  /// The entries by which an order may have become paid.
  private static final Set<String> PAYING =
      Set.of(
          "order-placed",
          "payment-recorded",
          "payment-resolved",
          "order-cancelled",
          "refund-recorded");

  /// The entries by which an order may have been given back.
  private static final Set<String> GIVING_BACK = Set.of("order-cancelled", "order-refunded");

  private final Engine engine;
  private final Grants grants;
  private final PgCodec codec;

  private record Asked(JournalEntry entry, CompletableFuture<Reply> reply) {}

  public GrantReaction(Engine engine, Grants grants, PgCodec codec) {
    this.engine = engine;
    this.grants = grants;
    this.codec = codec;
  }

  @Override
  public String name() {
    return "grants";
  }

  @Override
  public String aggregate() {
    return "order";
  }

  @Override
  public boolean wants(Entry entry) {
    return entry.event() instanceof OrderEvent event
        && mayConcern(Codec.name(event.getClass()), event.status());
  }

  @Override
  public boolean wants(JournalEntry entry) {
    return mayConcern(entry.type(), status(entry));
  }

  private static boolean mayConcern(String type, OrderStatus status) {
    return GIVING_BACK.contains(type)
        || status == OrderStatus.COMPLETED
        || status == OrderStatus.CONFIRMED && PAYING.contains(type);
  }

  /// Every entry of an order tells it.
  private OrderStatus status(JournalEntry entry) {
    var status = codec.eventText(entry.data(), "status");
    if (status == null) throw new IllegalStateException("no status at " + entry.position());
    return OrderStatus.valueOf(status);
  }

  @Override
  public List<Failure> react(List<JournalEntry> entries) {
    var failures = new ArrayList<>(grant(entries));
    failures.addAll(takeBack(entries));
    failures.addAll(settle(entries));
    return failures;
  }

  /// Points: first those that orders may have earned, then those of orders that may deserve less.
  private List<Failure> settle(List<JournalEntry> entries) {
    if (!grants.points()) return List.of();
    var earning = new ArrayList<Asked>();
    for (var entry : entries) {
      var status = status(entry);
      if (mayEarn(Trigger.ORDER_PAID, entry.type(), status)
          || mayEarn(Trigger.ORDER_DELIVERED, entry.type(), status)) {
        ask(entry, new SettlePoints(entry.id()), earning);
      }
    }
    var failures = new ArrayList<>(failures(earning));
    var back = givingBack(entries);
    var losing = new ArrayList<Asked>();
    for (var order : grants.withPoints(back.keySet())) {
      var entry = back.get(order);
      if (entry != null) ask(entry, new SettlePoints(order), losing);
    }
    failures.addAll(failures(losing));
    return failures;
  }

  private List<Failure> grant(List<JournalEntry> entries) {
    var campaigns = grants.earning();
    if (campaigns.isEmpty()) return List.of();
    var asked = new ArrayList<Asked>();
    for (var entry : entries) {
      var status = status(entry);
      for (var campaign : campaigns) {
        if (!mayEarn(campaign.trigger(), entry.type(), status)) continue;
        ask(entry, new GrantCoupon(campaign.campaign(), entry.id(), false), asked);
      }
    }
    return failures(asked);
  }

  private static boolean mayEarn(Trigger trigger, String type, OrderStatus status) {
    return switch (trigger) {
      case ORDER_PAID, FIRST_ORDER, AMOUNT_REACHED ->
          PAYING.contains(type)
              && (status == OrderStatus.CONFIRMED || status == OrderStatus.COMPLETED);
      case ORDER_DELIVERED -> status == OrderStatus.COMPLETED;
    };
  }

  /// After the grants of the same page, so that it finds them.
  private List<Failure> takeBack(List<JournalEntry> entries) {
    var back = givingBack(entries);
    var asked = new ArrayList<Asked>();
    for (var earned : grants.earnedBy(back.keySet())) {
      var entry = back.get(earned.order());
      if (entry != null) ask(entry, new ForfeitCoupon(earned.coupon(), earned.order()), asked);
    }
    return failures(asked);
  }

  private static Map<Long, JournalEntry> givingBack(List<JournalEntry> entries) {
    Map<Long, JournalEntry> back = new HashMap<>();
    for (var entry : entries) if (GIVING_BACK.contains(entry.type())) back.put(entry.id(), entry);
    return back;
  }

  private void ask(JournalEntry entry, Command command, List<Asked> asked) {
    asked.add(new Asked(entry, engine.submit(Submission.internal(ACTOR, command))));
  }

  private static List<Failure> failures(List<Asked> asked) {
    var failures = new ArrayList<Failure>();
    for (var one : asked) {
      switch (one.reply.join()) {
        case Reply.Decided decided -> {}
        case Reply.Violated violated ->
            failures.add(new Failure(one.entry, "the database refused: " + violated.constraint()));
        case Reply.Broken broken -> failures.add(new Failure(one.entry, "" + broken.cause()));
        case Reply.Overloaded overloaded -> throw new NotNow(overloaded.reason());
        case Reply.Unavailable unavailable -> throw new NotNow(unavailable.reason());
        case Reply.OutcomeUnknown unknown -> throw new NotNow("nobody knows what was committed");
        case Reply.KeyReused reused -> throw new IllegalStateException("internal: no key");
        case Reply.InFlight inFlight -> throw new IllegalStateException("internal: no key");
      }
    }
    return failures;
  }
}
