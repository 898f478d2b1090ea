package dev.holdfast.testkit;

import dev.holdfast.promotion.EarnedPoints;
import dev.holdfast.promotion.OfTransfer;
import dev.holdfast.promotion.OfWallet;
import dev.holdfast.promotion.PointsAccount;
import dev.holdfast.promotion.PointsRule;
import dev.holdfast.promotion.PointsTerms;
import dev.holdfast.promotion.PointsTotals;
import dev.holdfast.promotion.PointsTransfer;
import dev.holdfast.promotion.Trigger;
import dev.holdfast.promotion.Wallet;
import java.time.Instant;

/// Rows of points, of a currency that nobody else uses.
final class PointsSamples {
  private static final Instant TIME = Instant.parse("2026-11-02T09:30:00.123456Z");
  private final Samples ids;
  private final String currency;

  private PointsSamples(Samples ids) {
    this.ids = ids;
    this.currency = "X" + ids.id(0);
  }

  static PointsSamples fresh() {
    return new PointsSamples(Samples.fresh());
  }

  OfWallet key() {
    return new OfWallet(currency, "buyer 'ß'");
  }

  PointsRule rule() {
    var terms = new PointsTerms(3, 20_000, Trigger.ORDER_PAID, TIME, null, 100, 1);
    return new PointsRule(ids.id(30), currency, terms, new PointsTotals(0, 0, 0, 0), 1);
  }

  PointsRule changedRule() {
    var terms = new PointsTerms(0, 1, Trigger.ORDER_DELIVERED, null, TIME.plusSeconds(1), 1, 7);
    return new PointsRule(ids.id(30), currency, terms, new PointsTotals(-90, 40, -5, 9), 2);
  }

  Wallet wallet() {
    return new Wallet(ids.id(31), key().buyerId(), currency, 90, 0, 0, 1);
  }

  Wallet changedWallet() {
    return new Wallet(ids.id(31), key().buyerId(), currency, 0, 20, -7, 4);
  }

  OfTransfer transferKey() {
    return new OfTransfer(ids.id(31), 1);
  }

  PointsTransfer transfer() {
    var from = PointsAccount.ISSUED;
    var to = PointsAccount.AVAILABLE;
    return new PointsTransfer(ids.id(31), 1, "earn:7", from, to, 90, 7L, "so \"be\" it");
  }

  EarnedPoints earned() {
    return new EarnedPoints(ids.id(32), ids.id(31), 90, 3_000, 0);
  }

  EarnedPoints takenBack() {
    return new EarnedPoints(ids.id(32), ids.id(31), 90, 3_000, 31);
  }
}
