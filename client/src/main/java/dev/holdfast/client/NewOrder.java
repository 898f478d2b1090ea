package dev.holdfast.client;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
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
    return with(draft -> draft.shipping = minorUnits);
  }

  public NewOrder withReference(String text) {
    return with(draft -> draft.reference = text);
  }

  public NewOrder withNote(String text) {
    return with(draft -> draft.note = text);
  }

  public NewOrder withMetadata(Map<String, String> pairs) {
    return with(draft -> draft.metadata = Map.copyOf(pairs));
  }

  public NewOrder expiringIn(Duration duration) {
    return with(draft -> draft.expiresInSeconds = duration.toSeconds());
  }

  public NewOrder withCoupons(List<String> ids) {
    return with(draft -> draft.couponIds = List.copyOf(ids));
  }

  public NewOrder withCode(String text) {
    return with(draft -> draft.code = text);
  }

  public NewOrder withPoints(long number) {
    return with(draft -> draft.points = number);
  }

  private NewOrder with(Consumer<Draft> change) {
    var draft = new Draft(this);
    change.accept(draft);
    return draft.order();
  }

  /// What may be added to an order, while something is.
  private static final class Draft {
    private final NewOrder before;
    @Nullable Long shipping;
    @Nullable String reference;
    @Nullable String note;
    @Nullable Map<String, String> metadata;
    @Nullable Long expiresInSeconds;
    @Nullable List<String> couponIds;
    @Nullable String code;
    @Nullable Long points;

    Draft(NewOrder before) {
      this.before = before;
      shipping = before.shipping;
      reference = before.reference;
      note = before.note;
      metadata = before.metadata;
      expiresInSeconds = before.expiresInSeconds;
      couponIds = before.couponIds;
      code = before.code;
      points = before.points;
    }

    NewOrder order() {
      return new NewOrder(
          before.buyerId,
          before.currency,
          before.lines,
          shipping,
          reference,
          note,
          metadata,
          expiresInSeconds,
          couponIds,
          code,
          points);
    }
  }
}
