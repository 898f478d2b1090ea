package dev.holdfast.order;

import org.junit.jupiter.api.AfterEach;

/// A shop with an article A at 10.00 in stock, in which everything adds up after each test.
abstract class PromotionScene {
  final Desk desk = new Desk();
  final Shop shop = desk.shop();
  final Promotions promotions = new Promotions(shop);

  /// @param stock units of A
  PromotionScene(long stock) {
    shop.location("MAIN", 0).sku("A", 1_000).receive("A", "MAIN", stock);
  }

  @AfterEach
  final void everythingAddsUp() {
    Invariants.check(shop);
    CouponInvariants.check(shop);
    PointsInvariants.check(shop);
  }
}
