package dev.holdfast.server;

import dev.holdfast.kernel.Submission;
import dev.holdfast.order.PlaceOrder;
import dev.holdfast.order.SettlePoints;
import dev.holdfast.promotion.AdjustPoints;
import dev.holdfast.promotion.ClaimCoupon;
import dev.holdfast.stock.AdjustStock;
import dev.holdfast.stock.CountStock;
import dev.holdfast.stock.PutSku;
import dev.holdfast.stock.ReceiveStock;

/// Which lane a command goes to: those that want the same SKU into the same lane, so that they
/// share transactions instead of waiting for each other's. Nothing depends on it.
final class Route {
  /// Most points are of one currency, and share the row of its rule.
  private static final int POINTS = 0;

  private Route() {}

  static int of(Submission submission) {
    return switch (submission.command()) {
      case PlaceOrder order -> order.lines().getFirst().sku().hashCode();
      case ReceiveStock receipt -> receipt.sku().hashCode();
      case AdjustStock adjustment -> adjustment.sku().hashCode();
      case CountStock count -> count.sku().hashCode();
      case ClaimCoupon claim -> Long.hashCode(claim.campaignId());
      case AdjustPoints points -> POINTS;
      case SettlePoints points -> POINTS;
      case PutSku sku -> sku.code().hashCode();
      default -> submission.command().hashCode();
    };
  }
}
