package dev.holdfast.cli.chaos;

import dev.holdfast.client.HoldfastClient;
import dev.holdfast.client.IdempotencyKey;
import dev.holdfast.client.NewOrder;
import dev.holdfast.client.NewSku;
import dev.holdfast.client.Order;
import dev.holdfast.client.Payment;
import dev.holdfast.client.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// The people of a run.
final class Buyers {
  static final String SKU = "CHAOS";
  private static final Duration LOOK = Duration.ofMillis(400);
  private static final Duration GIVE_UP = Duration.ofSeconds(15);
  private static final Duration AROUND_THE_END = Duration.ofSeconds(4);
  private static final Duration HESITATION = Duration.ofMillis(400);

  private final ChaosPlan plan;
  private final HoldfastClient shop;
  private final Provider provider;
  private final AtomicInteger gone = new AtomicInteger();

  Buyers(ChaosPlan plan, HoldfastClient shop, Provider provider) {
    this.plan = plan;
    this.shop = shop;
    this.provider = provider;
  }

  /// How many are through.
  int gone() {
    return gone.get();
  }

  /// Has one unit for each of them.
  void stockUp() {
    done(shop.skus().create(key("sku"), SKU, new NewSku("Chaos tea", 10_000, "CNY", true)));
    done(shop.stock().receive(key("stock"), SKU, "MAIN", plan.orders(), "chaos"));
  }

  /// One of them comes, and goes.
  void buy(int number) throws InterruptedException {
    var line = NewOrder.Line.of(SKU, 1, plan.amount(number));
    var wish = NewOrder.of("buyer-" + number, "CNY", List.of(line)).expiringIn(ChaosPlan.EXPIRY);
    var order = done(shop.orders().place(key("order-" + number), wish));
    var pages = new ArrayList<String>();
    int ways = plan.paysTwice(number) ? 2 : 1;
    for (int way = 0; way < ways; way++) {
      var opened =
          shop.orders()
              .pay(key("pay-" + number + "-" + way), order.id(), plan.account(number, way));
      // Refused when the first is paid already: a provider that took the money in silence.
      if (opened instanceof Result.Done<Payment>(var payment)) pages.addAll(page(payment));
    }
    behave(number, order, pages);
    gone.incrementAndGet();
  }

  private void behave(int number, Order order, List<String> pages) throws InterruptedException {
    switch (plan.buyer(number)) {
      case ABANDONS -> {}
      case PAYS_LATE -> {
        sleepUntil(order.expiresAt().minus(AROUND_THE_END.dividedBy(2)), number, AROUND_THE_END);
        pay(pages);
      }
      case CANCELS -> {
        var cancelling =
            Thread.startVirtualThread(() ->
                shop.orders().cancel(key("cancel-" + number), order.id(), "changed my mind", null));
        pay(pages);
        cancelling.join();
      }
      case PAYS -> {
        sleepUntil(Instant.now(), number, HESITATION);
        pay(pages);
      }
    }
  }

  private void sleepUntil(Instant moment, int number, Duration spread) throws InterruptedException {
    long more = (long) (spread.toMillis() * plan.chance(number, "moment"));
    var left = Duration.between(Instant.now(), moment).plusMillis(more);
    if (left.isPositive()) Thread.sleep(left);
  }

  private void pay(List<String> pages) throws InterruptedException {
    for (var page : pages) provider.pay(page);
  }

  /// Where he pays, once the provider has said so; empty when it does not, or is paid already.
  private List<String> page(Payment opened) throws InterruptedException {
    long deadline = System.nanoTime() + GIVE_UP.toNanos();
    var payment = opened;
    while (payment.providerParams().isEmpty()) {
      if (isOver(payment) || System.nanoTime() > deadline) return List.of();
      Thread.sleep(LOOK);
      payment = shop.payments().find(opened.id()).orElse(payment);
    }
    var params = payment.providerParams();
    var secret = params.get("clientSecret");
    return secret == null ? List.copyOf(params.values()) : List.of("/pay/stripe/" + secret);
  }

  private static boolean isOver(Payment payment) {
    return switch (payment.status()) {
      case SUCCEEDED, FAILED, CLOSED -> true;
      case CREATED, PENDING, UNKNOWN, UNRECOGNIZED -> false;
    };
  }

  private IdempotencyKey key(String what) {
    return IdempotencyKey.of("chaos-" + plan.seed() + "-" + what);
  }

  private static <T> T done(Result<T> result) {
    return switch (result) {
      case Result.Done<T>(var value) -> value;
      case Result.Refused<T>(var problem) ->
          throw new ChaosFailedException("the shop refuses: " + problem, null);
    };
  }
}
