package dev.holdfast.order;

import dev.holdfast.stock.Bounds;
import dev.holdfast.stock.Sku;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an order costs, line by line: the caller's price where there is one, else the catalogue's.
sealed interface Pricing {
  /// @param unitPrices,taxes,discounts by line, minor units; tax and discount of the whole line
  /// @param coupons,points where the discounts come from
  record Priced(
      long[] unitPrices,
      long[] taxes,
      long[] discounts,
      List<OrderCoupon> coupons,
      @Nullable OrderPoints points,
      Amounts amounts)
      implements Pricing {
    /// Less what coupons take off.
    Priced discounted(long[] byLine, List<OrderCoupon> by) {
      long discount = 0;
      for (var coupon : by) discount += coupon.discount();
      return new Priced(unitPrices, taxes, byLine, by, null, less(discount));
    }

    /// Less what points take off each line besides.
    Priced paidWith(long count, long[] byLine) {
      var used = new OrderPoints(count, Arrays.stream(byLine).boxed().toList());
      var off = discounts.clone();
      for (int i = 0; i < off.length; i++) off[i] += byLine[i];
      return new Priced(unitPrices, taxes, off, coupons, used, less(used.discount()));
    }

    private Amounts less(long off) {
      long total = amounts.total() - off;
      long discount = amounts.discount() + off;
      return new Amounts(total, discount, amounts.shipping(), amounts.tax(), total, 0, 0);
    }
  }

  /// It has no price.
  record Refused(PlaceOrder.Result refusal) implements Pricing {}

  /// @param skus of the lines, in their order
  static Pricing of(PlaceOrder command, List<Sku> skus) {
    int count = skus.size();
    var unitPrices = new long[count];
    var taxes = new long[count];
    long shipping = orZero(command.shipping());
    long tax = 0;
    long total = shipping;
    for (int i = 0; i < count; i++) {
      var line = command.lines().get(i);
      var given = line.unitPrice();
      unitPrices[i] = given == null ? skus.get(i).unitPrice() : given;
      taxes[i] = orZero(line.tax());
      if (unitPrices[i] > Bounds.MAX_AMOUNT / line.quantity()) {
        return tooMuch("lines[" + i + "].quantity");
      }
      tax += taxes[i];
      total += unitPrices[i] * line.quantity() + taxes[i];
      if (total > Bounds.MAX_AMOUNT) return tooMuch("lines");
    }
    var amounts = new Amounts(total, 0, shipping, tax, total, 0, 0);
    return new Priced(unitPrices, taxes, new long[count], List.of(), null, amounts);
  }

  private static Pricing tooMuch(String field) {
    return new Refused(new AmountOverflow(field, Bounds.MAX_AMOUNT));
  }

  private static long orZero(@Nullable Long amount) {
    return amount == null ? 0 : amount;
  }
}
