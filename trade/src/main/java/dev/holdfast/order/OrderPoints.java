package dev.holdfast.order;

import dev.holdfast.promotion.Proportion;
import java.util.List;

/// The points that an order was placed with; never changes.
///
/// @param points more than 0
/// @param discounts minor units that they take off each line, in the order of the lines
public record OrderPoints(long points, List<Long> discounts) {
  public OrderPoints {
    discounts = List.copyOf(discounts);
  }

  /// Minor units that they take off all lines.
  public long discount() {
    long sum = 0;
    for (long discount : discounts) sum += discount;
    return sum;
  }

  /// A unit that is cancelled or refunded gives the points back that paid for it; an order that is
  /// given back as a whole gives back all. Money that goes back for units that stay gives none.
  ///
  /// @param due minor units
  long kept(List<OrderLine> lines, long due) {
    if (GivenBack.wholly(lines, due)) return 0;
    long all = 0;
    long gone = 0;
    for (int i = 0; i < lines.size(); i++) {
      var line = lines.get(i);
      long discount = discounts.get(i);
      all += discount;
      gone += Proportion.of(discount, line.cancelled() + line.refunded(), line.quantity());
    }
    return all == 0 ? points : points - Proportion.of(points, gone, all);
  }
}
