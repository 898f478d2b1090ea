package dev.holdfast.server.api;

import dev.holdfast.order.SettlePoints;
import dev.holdfast.promotion.AdjustPoints;
import dev.holdfast.promotion.PointsLedger;
import dev.holdfast.promotion.PointsTerms;
import dev.holdfast.promotion.PutPointsRule;
import dev.holdfast.promotion.Trigger;
import dev.holdfast.server.json.Fields;
import dev.holdfast.server.json.Range;
import dev.holdfast.server.json.Text;

/// The bodies of requests about points, as commands.
final class PointsRequests {
  private static final Range PER_UNIT = new Range(0, PointsTerms.MAX_RATE);
  private static final Range RATE = new Range(1, PointsTerms.MAX_RATE);
  private static final Range FACTOR = new Range(1, PointsTerms.MAX_FACTOR);
  private static final Range EITHER_WAY =
      new Range(-PointsLedger.MAX_POINTS, PointsLedger.MAX_POINTS);

  private PointsRequests() {}

  /// `{pointsPerUnit, factor?, trigger?, startsAt?, endsAt?, redeemPoints, redeemAmount}`
  static PutPointsRule rule(Fields body, String currency) {
    var factor = body.optionalNumber("factor", FACTOR);
    var trigger = body.optionalChoice("trigger", Trigger.class);
    return new PutPointsRule(
        currency,
        new PointsTerms(
            body.number("pointsPerUnit", PER_UNIT),
            factor == null ? PointsTerms.ONCE : factor,
            trigger == null ? Trigger.ORDER_PAID : trigger,
            body.optionalTime("startsAt"),
            body.optionalTime("endsAt"),
            body.number("redeemPoints", RATE),
            body.number("redeemAmount", RATE)));
  }

  /// `{currency, points, reason}`
  static AdjustPoints adjust(Fields body, String buyer) {
    return new AdjustPoints(
        buyer,
        body.text("currency", Text.CURRENCY),
        body.number("points", EITHER_WAY),
        body.text("reason", Text.REASON));
  }

  static SettlePoints settle(String order) {
    return new SettlePoints(PathId.ORDER.parse(order));
  }
}
