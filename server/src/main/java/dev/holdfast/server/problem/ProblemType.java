package dev.holdfast.server.problem;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Every type of problem the API answers with: the single table behind the responses, the OpenAPI
/// document's enum and docs/problems.md. A refusal of the domain is here under its receipt's type.
public enum ProblemType {
  MALFORMED_JSON(400, "The body is not one JSON document"),
  UNKNOWN_FIELD(400, "A field or parameter that this request does not have"),
  MISSING_FIELD(400, "A required field is missing"),
  INVALID_TYPE(400, "A value has the wrong JSON type"),
  INVALID_REQUEST(400, "The request cannot be understood"),
  IDEMPOTENCY_KEY_MISSING(400, "A write needs an Idempotency-Key"),
  IDEMPOTENCY_KEY_INVALID(400, "The Idempotency-Key is not 1 to 255 visible ASCII characters"),

  UNAUTHENTICATED(401, "No valid API key or buyer token"),
  INSUFFICIENT_SCOPE(403, "The caller lacks a scope"),
  PRICE_NOT_ALLOWED(403, "Setting prices needs the scope orders:price"),

  NOT_FOUND(404, "There is nothing at this path"),
  METHOD_NOT_ALLOWED(405, "The path does not support this method"),
  NOT_ACCEPTABLE(406, "The answer is JSON, which the request does not accept"),
  BODY_TOO_LARGE(413, "The body is larger than 1 MiB"),
  UNSUPPORTED_MEDIA_TYPE(415, "The body's content type is not the one this path takes"),

  INVALID_VALUE(422, "A value is outside what is allowed"),
  TOO_MANY_LINES(422, "More lines than an order may have"),
  IDEMPOTENCY_KEY_REUSED(422, "The Idempotency-Key belongs to another request"),
  REJECTED_BY_DATABASE(422, "A constraint of the database refused the change"),
  COMMAND_IN_FLIGHT(409, "The same Idempotency-Key is being decided right now"),
  AUDIT_RUNNING(429, "An audit is running already"),

  SKU_NOT_FOUND(404, "There is no such SKU"),
  ORDER_NOT_FOUND(404, "There is no such order"),
  PAYMENT_NOT_FOUND(404, "There is no such payment"),
  REFUND_NOT_FOUND(404, "There is no such refund"),
  SHIPMENT_NOT_FOUND(404, "There is no such shipment"),
  CAMPAIGN_NOT_FOUND(404, "There is no such campaign"),
  COUPON_NOT_FOUND(404, "There is no such coupon"),
  CODE_NOT_FOUND(404, "There is no such code"),
  POINTS_RULE_NOT_FOUND(404, "There are no points of this currency"),
  CALLBACK_NOT_FOUND(404, "There is no such callback, or it is settled"),
  KEY_NOT_FOUND(404, "There is no such API key"),

  INSUFFICIENT_STOCK(409, "Not enough stock for all lines"),
  INSUFFICIENT_QUANTITY(409, "Fewer units are free at the location than would be taken away"),
  COUNT_MISMATCH(409, "Something moved since the count started"),
  ILLEGAL_TRANSITION(409, "The order's state does not allow this"),
  QUANTITY_EXCEEDED(409, "More units than the line has left for it"),
  AMOUNT_EXCEEDS_DUE(409, "More than is still to be paid"),
  CAMPAIGN_CLOSED(409, "The campaign gives no coupons out now"),
  WRONG_GRANT(409, "The campaign gives its coupons out in another way"),
  BUYER_NOT_ELIGIBLE(409, "The buyer is not in the campaign's audience"),
  BUYER_LIMIT_REACHED(409, "The buyer has had as many coupons as one may have"),
  QUOTA_EXHAUSTED(409, "The campaign has no coupons left"),
  CANNOT_EXTEND(409, "The campaign cannot have this limit"),
  CODE_TAKEN(409, "Another campaign has this code"),
  COUPON_IN_USE(409, "An order has the coupon, or its time is over"),
  COUPON_NOT_USABLE(409, "The order cannot use the coupon"),
  INSUFFICIENT_POINTS(409, "The buyer has fewer points"),
  POINTS_EXCEED_GOODS(409, "The points are worth more than what is left of the goods"),
  BALANCE_TOO_LOW(409, "Fewer points can be taken than that"),
  KEY_NAME_TAKEN(409, "Another API key has this name"),
  LAST_ADMIN_KEY(409, "The last API key that may make others"),
  TOO_MANY_PAYMENTS(409, "The order has had as many payments as it can have"),
  NOTHING_TO_RESOLVE(409, "A person has nothing to decide about the payment"),
  UNCLEAR_MISFIT(409, "It is not clear which money is decided about"),
  PAYMENT_ALREADY_SUCCEEDED(409, "The payment has its money already"),
  REFUND_ALREADY_SETTLED(409, "The refund has ended already"),
  REFUND_EXCEEDS_CAPTURED(409, "More money than there is to give back"),
  ALREADY_DELIVERED(409, "The shipment was delivered before"),

  VERSION_MISMATCH(412, "It was changed meanwhile"),
  VERSION_MISSING(428, "A change must name the version it was made from"),

  UNKNOWN_SKU(422, "The order names SKUs that do not exist"),
  UNKNOWN_COUPON(422, "The order names a coupon that the buyer does not have"),
  UNKNOWN_CODE(422, "The order names a code that does not exist"),
  CAMPAIGN_OVER(422, "The campaign would end before it starts"),
  POINTS_RULE_OVER(422, "The points rule would end before it starts"),
  SKU_UNTRACKED(422, "The SKU has no stock"),
  LOCATION_NOT_FOUND(404, "There is no such location"),
  LINE_NOT_FOUND(422, "The order has no such line"),
  UNKNOWN_PROVIDER(422, "No such payment provider is set up"),
  CURRENCY_MISMATCH(422, "Another currency than the one that counts"),
  AMOUNT_MISMATCH(422, "Another amount than the payment asked for"),
  AMOUNT_OVERFLOW(422, "An amount is larger than amounts can be"),
  STOCK_OVERFLOW(422, "More would be on hand than can be counted"),

  INTERNAL(500, "A bug: nothing was written"),
  OVERLOADED(503, "Too much work is waiting; nothing was written"),
  DATABASE_UNAVAILABLE(503, "The database cannot be reached"),
  OUTCOME_UNKNOWN(503, "The commit went unanswered; repeat with the same Idempotency-Key to learn"),
  SHUTTING_DOWN(503, "The server is shutting down");

  private static final Map<String, ProblemType> BY_NAME = new HashMap<>();

  static {
    for (var type : values()) BY_NAME.put(type.urnName(), type);
  }

  private final int status;
  private final String title;

  ProblemType(int status, String title) {
    this.status = status;
    this.title = title;
  }

  /// @param name in kebab case: a receipt's type
  public static @Nullable ProblemType named(String name) {
    return BY_NAME.get(name);
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  /// The last part of the URN: `malformed-json`.
  public String urnName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public String urn() {
    return "urn:holdfast:problem:" + urnName();
  }
}
