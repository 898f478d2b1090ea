package dev.holdfast.bench.load;

import java.util.Locale;

/// What clients order.
public enum Workload {
  /// Everybody one unit of the same SKU.
  HOT,
  /// One unit of one of 200 SKUs, the popular ones more often (Zipf).
  SPREAD,
  /// 1 to 20 lines of those SKUs.
  CART,
  /// One line, then its payment, then its shipment.
  LIFECYCLE;

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
