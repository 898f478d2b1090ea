package dev.holdfast.promotion;

import dev.holdfast.kernel.InvalidCommand;
import dev.holdfast.stock.Bounds;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a coupon takes off an order's goods; never shipping or tax.
///
/// @param amount minor units, of `FIXED`
/// @param basisPoints hundredths of a percent, of `PERCENT`: 1 to 10,000
/// @param cap minor units that `PERCENT` and `FREE_ITEM` take off at most
/// @param threshold minor units of goods, before any discount, that the order must have
/// @param sku of `FREE_ITEM`
public record Benefit(
    BenefitKind kind,
    @Nullable Long amount,
    @Nullable Long basisPoints,
    @Nullable Long cap,
    @Nullable Long threshold,
    @Nullable String sku) {
  public static final long WHOLE = 10_000;

  public Benefit {
    Bounds.present("kind", kind);
    belongs("amount", amount, kind == BenefitKind.FIXED, true, Bounds.MAX_AMOUNT);
    belongs("basisPoints", basisPoints, kind == BenefitKind.PERCENT, true, WHOLE);
    belongs("cap", cap, kind != BenefitKind.FIXED, false, Bounds.MAX_AMOUNT);
    if (threshold != null) Bounds.within("threshold", threshold, 1, Bounds.MAX_AMOUNT);
    if (kind == BenefitKind.FREE_ITEM) Bounds.text("sku", sku, Bounds.MAX_CODE);
    else if (sku != null) throw new InvalidCommand("sku", "does not go with " + kind);
  }

  private static void belongs(
      String field, @Nullable Long value, boolean fits, boolean needed, long max) {
    if (value == null) {
      if (fits && needed) throw new InvalidCommand(field, "is missing");
      return;
    }
    if (!fits) throw new InvalidCommand(field, "does not go with the kind");
    Bounds.within(field, value, 1, max);
  }

  /// The most that one coupon can take off, null when nothing says.
  public @Nullable Long face() {
    return kind == BenefitKind.FIXED ? amount : cap;
  }

  /// What it takes off goods that are still worth so much.
  ///
  /// @param left minor units that other coupons have left
  long of(long left) {
    long wanted =
        switch (kind) {
          case FIXED -> Objects.requireNonNull(amount);
          case PERCENT -> part(left, Objects.requireNonNull(basisPoints));
          case FREE_ITEM -> left;
        };
    return Math.min(left, cap == null ? wanted : Math.min(cap, wanted));
  }

  /// Rounded down.
  private static long part(long of, long basisPoints) {
    return of / WHOLE * basisPoints + of % WHOLE * basisPoints / WHOLE;
  }
}
