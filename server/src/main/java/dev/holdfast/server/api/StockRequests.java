package dev.holdfast.server.api;

import dev.holdfast.server.json.Fields;
import dev.holdfast.server.json.Range;
import dev.holdfast.server.json.Text;
import dev.holdfast.stock.AdjustStock;
import dev.holdfast.stock.CountStock;
import dev.holdfast.stock.PutLocation;
import dev.holdfast.stock.PutSku;
import dev.holdfast.stock.ReceiveStock;
import org.jspecify.annotations.Nullable;

/// The bodies of requests about SKUs, locations and stock, as commands.
final class StockRequests {
  private static final Range PRIORITY = new Range(-1_000_000, 1_000_000);

  private StockRequests() {}

  /// `{name, priority}`
  static PutLocation location(Fields body, String code) {
    return new PutLocation(
        code, body.text("name", Text.NAME), Math.toIntExact(body.number("priority", PRIORITY)));
  }

  /// `{title, unitPrice, currency, tracked?, version?}`
  ///
  /// @param ifMatch the version that the If-Match header names, null without one
  static PutSku sku(Fields body, String code, @Nullable Long ifMatch) {
    var version = body.optionalNumber("version", Range.VERSION);
    return new PutSku(
        code,
        body.text("title", Text.TITLE),
        body.number("unitPrice", Range.AMOUNT),
        body.text("currency", Text.CURRENCY),
        body.optionalFlag("tracked"),
        ifMatch != null ? ifMatch : version);
  }

  /// `{location, quantity, reference}`
  static ReceiveStock receipt(Fields body, String sku) {
    return new ReceiveStock(
        sku,
        body.text("location", Text.LOCATION),
        body.number("quantity", Range.QUANTITY),
        body.text("reference", Text.REFERENCE));
  }

  /// `{location, delta, reason}`
  static AdjustStock adjustment(Fields body, String sku) {
    return new AdjustStock(
        sku,
        body.text("location", Text.LOCATION),
        body.number("delta", Range.DELTA),
        body.text("reason", Text.REASON));
  }

  /// `{location, expected, counted}`
  static CountStock count(Fields body, String sku) {
    return new CountStock(
        sku,
        body.text("location", Text.LOCATION),
        body.number("expected", Range.COUNT),
        body.number("counted", Range.COUNT));
  }
}
