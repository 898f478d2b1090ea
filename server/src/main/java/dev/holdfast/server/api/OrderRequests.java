package dev.holdfast.server.api;

import dev.holdfast.order.CancelOrder;
import dev.holdfast.order.CloseReturn;
import dev.holdfast.order.LineQuantity;
import dev.holdfast.order.OpenPayment;
import dev.holdfast.order.PlaceOrder;
import dev.holdfast.order.ReceiveReturn;
import dev.holdfast.order.RefundOrder;
import dev.holdfast.order.RequestReturn;
import dev.holdfast.order.Restock;
import dev.holdfast.order.ShipOrder;
import dev.holdfast.promotion.PointsLedger;
import dev.holdfast.server.access.Caller;
import dev.holdfast.server.access.Scope;
import dev.holdfast.server.json.Fields;
import dev.holdfast.server.json.Id;
import dev.holdfast.server.json.Range;
import dev.holdfast.server.json.Text;
import dev.holdfast.server.problem.Problem;
import dev.holdfast.server.problem.ProblemType;
import dev.holdfast.stock.Bounds;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The bodies of requests about orders, as commands.
final class OrderRequests {
  private static final Range LINES = new Range(1, Bounds.MAX_LINES);
  private static final Range COUPONS = new Range(0, PlaceOrder.MAX_COUPONS);
  private static final Range POINTS = new Range(1, PointsLedger.MAX_POINTS);
  private static final Range LIFE = new Range(1, PlaceOrder.MAX_EXPIRES_IN_SECONDS);

  private OrderRequests() {}

  /// `{buyerId, currency, lines, shipping?, reference?, note?, metadata?, expiresInSeconds?,
  /// couponIds?, code?, points?}`
  static PlaceOrder place(Fields body, Caller caller) {
    var code = body.optionalText("code", CouponCodes.RULE);
    return new PlaceOrder(
        buyer(body, caller, Scope.ORDERS_WRITE),
        body.text("currency", Text.CURRENCY),
        body.list("lines", LINES, ProblemType.TOO_MANY_LINES, line -> line(line, caller)),
        price("shipping", body, caller),
        body.optionalText("reference", Text.REFERENCE),
        body.optionalText("note", Text.NOTE),
        body.pairs("metadata"),
        life(body, caller),
        coupons(body),
        code == null ? null : CouponCodes.hash(body.at("code"), code),
        body.optionalNumber("points", POINTS));
  }

  private static @Nullable List<Long> coupons(Fields body) {
    if (!body.has("couponIds")) return null;
    var texts = body.texts("couponIds", COUPONS, Text.REFERENCE);
    var ids = new ArrayList<Long>(texts.size());
    for (int i = 0; i < texts.size(); i++) {
      var field = body.at("couponIds") + "[" + i + "]";
      ids.add(
          Id.parse(texts.get(i))
              .orElseThrow(() ->
                  Problem.field(ProblemType.INVALID_VALUE, field, field + " is not an id.")
                      .asException()));
    }
    return ids;
  }

  /// @param others lets a caller name any buyer
  static String buyer(Fields body, Caller caller, Scope others) {
    return switch (caller) {
      case Caller.KeyHolder key -> body.text("buyerId", Text.BUYER);
      case Caller.Buyer self -> {
        var named = body.optionalText("buyerId", Text.BUYER);
        if (named != null && !named.equals(self.buyerId())) {
          throw beyondBuyers("buyerId", others);
        }
        yield self.buyerId();
      }
    };
  }

  private static PlaceOrder.Line line(Fields line, Caller caller) {
    return new PlaceOrder.Line(
        line.text("sku", Text.SKU),
        line.number("quantity", Range.QUANTITY),
        price("unitPrice", line, caller),
        price("tax", line, caller));
  }

  /// What the buyer pays is not for everybody to say.
  private static @Nullable Long price(String field, Fields body, Caller caller) {
    if (body.has(field) && !caller.has(Scope.ORDERS_PRICE)) {
      throw Problem.field(
              ProblemType.PRICE_NOT_ALLOWED, body.at(field), "Leave it out, or ask for the scope.")
          .with("scope", Scope.ORDERS_PRICE.text())
          .asException();
    }
    return body.optionalNumber(field, Range.AMOUNT);
  }

  /// Buyers must not tie up stock for as long as they like.
  private static @Nullable Long life(Fields body, Caller caller) {
    var seconds = body.optionalNumber("expiresInSeconds", LIFE);
    if (seconds != null && caller instanceof Caller.Buyer) {
      throw beyondBuyers("expiresInSeconds", Scope.ORDERS_WRITE);
    }
    return seconds;
  }

  private static RuntimeException beyondBuyers(String field, Scope scope) {
    return Problem.field(
            ProblemType.INSUFFICIENT_SCOPE, field, "A buyer's token does not allow this.")
        .with("scope", scope.text())
        .asException();
  }

  /// `{reason, lines?}`
  static CancelOrder cancel(Fields body, long order, @Nullable String onlyBuyer) {
    return new CancelOrder(order, body.text("reason", Text.REASON), optionalLines(body), onlyBuyer);
  }

  /// `{provider, amount?}`
  static OpenPayment openPayment(Fields body, long order, @Nullable String onlyBuyer) {
    return new OpenPayment(
        order,
        body.text("provider", Text.NAME),
        body.optionalNumber("amount", new Range(1, Bounds.MAX_AMOUNT)),
        onlyBuyer);
  }

  /// `{lines, carrier?, tracking?}`
  static ShipOrder ship(Fields body, long order) {
    return new ShipOrder(
        order,
        lines(body),
        body.optionalText("carrier", Text.NAME),
        body.optionalText("tracking", Text.NAME));
  }

  /// `{lines, reason}`
  static RequestReturn requestReturn(Fields body, long order, @Nullable String onlyBuyer) {
    return new RequestReturn(order, lines(body), body.text("reason", Text.REASON), onlyBuyer);
  }

  /// `{lines, restock}`
  static ReceiveReturn receiveReturn(Fields body, long order) {
    return new ReceiveReturn(order, lines(body), body.choice("restock", Restock.class));
  }

  /// `{reason}`
  static CloseReturn closeReturn(Fields body, long order) {
    return new CloseReturn(order, body.text("reason", Text.REASON));
  }

  /// `{amount? | lines?, restock?, reason}`
  static RefundOrder refund(Fields body, long order) {
    var restock = body.optionalChoice("restock", Restock.class);
    return new RefundOrder(
        order,
        body.optionalNumber("amount", Range.AMOUNT),
        optionalLines(body),
        restock == null ? Restock.NONE : restock,
        body.text("reason", Text.REASON));
  }

  private static @Nullable List<LineQuantity> optionalLines(Fields body) {
    return body.has("lines") ? lines(body) : null;
  }

  private static List<LineQuantity> lines(Fields body) {
    return body.list(
        "lines",
        LINES,
        ProblemType.TOO_MANY_LINES,
        line ->
            new LineQuantity(
                Math.toIntExact(line.number("line", Range.LINE_NUMBER)),
                line.number("quantity", Range.QUANTITY)));
  }
}
