package dev.holdfast.sandbox.stripe;

import dev.holdfast.sandbox.keys.Chance;
import dev.holdfast.sandbox.ledger.Trade;

/// Ids of things that belong together, each told from the other. A trade is called by its session
/// if it has one, else by its intent.
final class StripeIds {
  private static final String SESSION = "cs_test_";
  private static final String INTENT = "pi_3";
  private static final String CHARGE = "ch_3";
  private static final String REFUND = "re_3";
  private static final int LENGTH = 23;

  private StripeIds() {}

  static String newIntent() {
    return INTENT + Chance.letters(LENGTH);
  }

  static String newSession() {
    return SESSION + Chance.letters(LENGTH);
  }

  static String newRefund() {
    return REFUND + Chance.letters(LENGTH);
  }

  static String newEvent() {
    return "evt_1" + Chance.letters(LENGTH);
  }

  static boolean isSession(String trade) {
    return trade.startsWith(SESSION);
  }

  static String intent(Trade trade) {
    return INTENT + tail(trade.id());
  }

  static String charge(Trade trade) {
    return CHARGE + tail(trade.id());
  }

  /// The session that an intent or charge would have come from.
  static String sessionOf(String id) {
    return SESSION + tail(id);
  }

  /// The intent that a charge would have come from.
  static String intentOf(String id) {
    return INTENT + tail(id);
  }

  private static String tail(String id) {
    return id.substring(Math.max(0, id.length() - LENGTH));
  }
}
