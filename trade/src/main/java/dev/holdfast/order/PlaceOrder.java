package dev.holdfast.order;

import dev.holdfast.kernel.Command;
import dev.holdfast.kernel.InvalidCommand;
import dev.holdfast.kernel.Outcome;
import dev.holdfast.promotion.PointsLedger;
import dev.holdfast.stock.Bounds;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Places an order: holds the stock of all its lines, all its coupons and points, or nothing.
///
/// @param buyerId 1 to 128 characters
/// @param currency of all amounts, and of the SKUs
/// @param lines 1 to 10,000; a SKU may occur on several
/// @param shipping minor units, 0 when null
/// @param reference the shop's own number for it
/// @param metadata up to 50 pairs, keys to 64 and values to 500 characters
/// @param expiresInSeconds how long its stock, coupons and points wait for the money, up to 30
///   days; 15 minutes when null
/// @param couponIds coupons to use, up to 10, none when null
/// @param code hash of a code whose coupon to use
/// @param points of the buyer's to use after the coupons, none when null
public record PlaceOrder(
    String buyerId,
    String currency,
    List<Line> lines,
    @Nullable Long shipping,
    @Nullable String reference,
    @Nullable String note,
    SortedMap<String, String> metadata,
    @Nullable Long expiresInSeconds,
    @Nullable List<Long> couponIds,
    @Nullable UUID code,
    @Nullable Long points)
    implements Command {
  public static final int MAX_BUYER = 128;
  public static final long MAX_EXPIRES_IN_SECONDS = 30L * 24 * 60 * 60;
  public static final int MAX_COUPONS = 10;
  private static final int MAX_PAIRS = 50;
  private static final int MAX_METADATA_KEY = 64;

  /// @param quantity units, 1 to 1,000,000,000
  /// @param unitPrice minor units; the catalogue's when null
  /// @param tax minor units for the whole line, 0 when null
  public record Line(String sku, long quantity, @Nullable Long unitPrice, @Nullable Long tax) {}

  public PlaceOrder {
    Bounds.text("buyerId", buyerId, MAX_BUYER);
    Bounds.currency("currency", currency);
    lines = List.copyOf(Bounds.present("lines", lines));
    checkLines(lines);
    if (shipping != null) Bounds.amount("shipping", shipping);
    Bounds.optionalText("reference", reference, Bounds.MAX_TEXT);
    Bounds.optionalNote("note", note);
    metadata = checkedCopy(Bounds.present("metadata", metadata));
    if (expiresInSeconds != null) {
      Bounds.within("expiresInSeconds", expiresInSeconds, 1, MAX_EXPIRES_IN_SECONDS);
    }
    if (couponIds != null) couponIds = checkedCoupons(couponIds);
    if (points != null) Bounds.within("points", points, 1, PointsLedger.MAX_POINTS);
  }

  /// An order without points.
  public PlaceOrder(
      String buyerId,
      String currency,
      List<Line> lines,
      @Nullable Long shipping,
      @Nullable String reference,
      @Nullable String note,
      SortedMap<String, String> metadata,
      @Nullable Long expiresInSeconds,
      @Nullable List<Long> couponIds,
      @Nullable UUID code) {
    this(
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
        null);
  }

  /// An order without coupons.
  public PlaceOrder(
      String buyerId,
      String currency,
      List<Line> lines,
      @Nullable Long shipping,
      @Nullable String reference,
      @Nullable String note,
      SortedMap<String, String> metadata,
      @Nullable Long expiresInSeconds) {
    this(
        buyerId,
        currency,
        lines,
        shipping,
        reference,
        note,
        metadata,
        expiresInSeconds,
        null,
        null);
  }

  /// The coupons that it names.
  List<Long> coupons() {
    return couponIds == null ? List.of() : couponIds;
  }

  private static @Nullable List<Long> checkedCoupons(List<Long> ids) {
    if (ids.size() > MAX_COUPONS) {
      throw new InvalidCommand(
          "couponIds", "has %d entries, %d fit".formatted(ids.size(), MAX_COUPONS));
    }
    for (int i = 0; i < ids.size(); i++) {
      if (ids.indexOf(ids.get(i)) < i) {
        throw new InvalidCommand("couponIds[" + i + "]", "names a coupon that was named before");
      }
    }
    return ids.isEmpty() ? null : List.copyOf(ids);
  }

  private static void checkLines(List<Line> lines) {
    if (lines.isEmpty()) throw new InvalidCommand("lines", "is empty");
    if (lines.size() > Bounds.MAX_LINES) {
      throw new InvalidCommand(
          "lines", "has %d entries, %d fit".formatted(lines.size(), Bounds.MAX_LINES));
    }
    for (int i = 0; i < lines.size(); i++) check(lines.get(i), "lines[" + i + "].");
  }

  private static void check(Line line, String at) {
    Bounds.text(at + "sku", line.sku, Bounds.MAX_CODE);
    Bounds.quantity(at + "quantity", line.quantity);
    if (line.unitPrice != null) Bounds.amount(at + "unitPrice", line.unitPrice);
    if (line.tax != null) Bounds.amount(at + "tax", line.tax);
  }

  private static SortedMap<String, String> checkedCopy(SortedMap<String, String> metadata) {
    if (metadata.size() > MAX_PAIRS) {
      throw new InvalidCommand(
          "metadata", "has %d pairs, %d fit".formatted(metadata.size(), MAX_PAIRS));
    }
    metadata.forEach((key, value) -> {
      Bounds.text("metadata", key, MAX_METADATA_KEY);
      Bounds.text("metadata." + key, value, Bounds.MAX_TEXT);
    });
    return Collections.unmodifiableSortedMap(new TreeMap<>(metadata));
  }

  public sealed interface Result extends Outcome
      permits UnknownSku,
          CurrencyMismatch,
          AmountOverflow,
          UnknownCoupon,
          UnknownCode,
          CouponNotUsable,
          InsufficientPoints,
          PointsExceedGoods,
          InsufficientStock,
          OrderPlaced {}

  public record OrderPlaced(OrderView order) implements Result {}
}
