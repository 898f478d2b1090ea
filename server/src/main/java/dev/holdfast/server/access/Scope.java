package dev.holdfast.server.access;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What an API key may do; a key has only the scopes it was given.
public enum Scope {
  CATALOGUE_READ("SKUs and their prices"),
  CATALOGUE_WRITE("create and change SKUs"),
  STOCK_READ("locations, quantities, movements"),
  STOCK_WRITE("locations, receipts, adjustments, counts"),
  ORDERS_READ("all orders, payments, refunds and shipments"),
  ORDERS_WRITE("place and cancel orders for any buyer, request returns"),
  ORDERS_PRICE("set the unit prices of an order instead of the catalogue's"),
  PAYMENTS_WRITE("open payments"),
  PAYMENTS_CONFIRM("vouch that money came in"),
  REFUNDS_WRITE("give money back, vouch that it arrived"),
  FULFILMENT_WRITE("shipments and deliveries"),
  PROMOTIONS_READ("campaigns, all coupons and points"),
  PROMOTIONS_WRITE("run campaigns and points, claim and revoke coupons for any buyer"),
  AUDIT_READ("run the audit"),
  JOURNAL_READ("the journal of everything"),
  CALLBACKS_READ("what payment providers sent"),
  CALLBACKS_WRITE("have stored callbacks looked at again"),
  METRICS_READ("metrics, when asked from another machine"),
  BUYERS_TOKEN("issue tokens for buyers"),
  KEYS_ADMIN("create, rotate and revoke API keys");

  private static final Map<String, Scope> BY_NAME =
      Arrays.stream(values()).collect(Collectors.toMap(Scope::text, Function.identity()));

  private final String allows;

  Scope(String allows) {
    this.allows = allows;
  }

  /// `stock:read`.
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', ':');
  }

  /// What it allows, in words.
  public String allows() {
    return allows;
  }

  /// All of them.
  public static List<String> texts() {
    return Arrays.stream(values()).map(Scope::text).toList();
  }

  public static @Nullable Scope named(String text) {
    return BY_NAME.get(text);
  }
}
