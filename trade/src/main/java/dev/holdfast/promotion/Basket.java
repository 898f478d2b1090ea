package dev.holdfast.promotion;

import java.util.List;

/// What coupons take off: the goods of an order, line by line.
///
/// @param skus,quantities,unitPrices by line; minor units
public record Basket(List<String> skus, long[] quantities, long[] unitPrices) {
  long value(int line) {
    return unitPrices[line] * quantities[line];
  }

  long value() {
    long value = 0;
    for (int i = 0; i < skus.size(); i++) value += value(i);
    return value;
  }
}
