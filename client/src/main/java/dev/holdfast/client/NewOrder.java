package dev.holdfast.client;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An order to place. Start with [#of] and add what it needs.
///
/// @param shipping minor units charged for sending
/// @param reference the shop's own number for it
/// @param expiresInSeconds how long an unpaid order holds its stock; null takes the server's
///   default
/// @param couponIds the buyer's coupons to use
/// @param code whose coupon to use
/// @param points of the buyer's to use
public record NewOrder(
    String buyerId,
    String currency,
    List<Line> lines,
    @Nullable Long shipping,
    @Nullable String reference,
    @Nullable String note,
    @Nullable Map<String, String> metadata,
    @Nullable Long expiresInSeconds,
    @Nullable List<String> couponIds,
    @Nullable String code,
    @Nullable Long points) {
  /// @param quantity units, 1 or more
  /// @param unitPrice minor units; null takes the catalogue's price, anything else needs the scope
  ///   `orders:price`
  /// @param tax minor units for the whole line
  public record Line(String sku, long quantity, @Nullable Long unitPrice, @Nullable Long tax) {
    /// A line at the catalogue's price.
    public static Line of(String sku, long quantity) {
      return new Line(sku, quantity, null, null);
    }

    /// A line at a price of the caller's, in minor units.
    public static Line of(String sku, long quantity, long unitPrice) {
      return new Line(sku, quantity, unitPrice, null);
    }
  }

  public NewOrder {
    lines = List.copyOf(lines);
  }

  public static NewOrder of(String buyerId, String currency, List<Line> lines) {
    return new NewOrder(buyerId, currency, lines, null, null, null, null, null, null, null, null);
  }

  public NewOrder withShipping(long minorUnits) {
    return new NewOrder(
        buyerId,
        currency,
        lines,
        minorUnits,
        reference,
        note,
        metadata,
        expiresInSeconds,
        couponIds,
        code,
        points);
  }

  public NewOrder withReference(String text) {
    return new NewOrder(
        buyerId,
        currency,
        lines,
        shipping,
        text,
        note,
        metadata,
        expiresInSeconds,
        couponIds,
        code,
        points);
  }

  public NewOrder withNote(String text) {
    return new NewOrder(
        buyerId,
        currency,
        lines,
        shipping,
        reference,
        text,
        metadata,
        expiresInSeconds,
        couponIds,
        code,
        points);
  }

  public NewOrder withMetadata(Map<String, String> pairs) {
    return new NewOrder(
        buyerId,
        currency,
        lines,
        shipping,
        reference,
        note,
        Map.copyOf(pairs),
        expiresInSeconds,
        couponIds,
        code,
        points);
  }

  public NewOrder expiringIn(Duration duration) {
    return new NewOrder(
        buyerId,
        currency,
        lines,
        shipping,
        reference,
        note,
        metadata,
        duration.toSeconds(),
        couponIds,
        code,
        points);
  }

  public NewOrder withCoupons(List<String> ids) {
    return new NewOrder(
        buyerId,
        currency,
        lines,
        shipping,
        reference,
        note,
        metadata,
        expiresInSeconds,
        List.copyOf(ids),
        code,
        points);
  }

  public NewOrder withCode(String text) {
    return new NewOrder(
        buyerId,
        currency,
        lines,
        shipping,
        reference,
        note,
        metadata,
        expiresInSeconds,
        couponIds,
        text,
        points);
  }

  public NewOrder withPoints(long number) {
    return new NewOrder(
        buyerId,
        currency,
        lines,
        shipping,
        reference,
        note,
        metadata,
        expiresInSeconds,
        couponIds,
        code,
        number);
  }
}
