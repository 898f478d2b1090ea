package dev.holdfast.order;

import dev.holdfast.stock.Allocation;
import dev.holdfast.stock.Sku;
import java.util.List;

/// A line of an order: what was promised at which price, and how much of it has happened. Number,
/// SKU, title, quantity, price and tax never change.
///
/// @param number within the order, from 1
/// @param title as it was when the order was placed
/// @param tracked whether stock is held for it
/// @param quantity units ordered, 1 or more
/// @param unitPrice minor units
/// @param tax minor units for the whole line
/// @param discount minor units off the whole line
/// @param cancelled units that will not be sent; `shipped + cancelled <= quantity`
/// @param shipped units that left
/// @param delivered units, at most `shipped`
/// @param returned units that came back, at most `delivered`
/// @param refunded units whose price was given back as lines, at most `shipped`
/// @param allocations which cells hold, and have sent, how much for it; empty when untracked
public record OrderLine(
    int number,
    String sku,
    String title,
    boolean tracked,
    long quantity,
    long unitPrice,
    long tax,
    long discount,
    long cancelled,
    long shipped,
    long delivered,
    long returned,
    long refunded,
    List<Allocation> allocations) {
  public OrderLine {
    if (number < 1
        || quantity < 1
        || unitPrice < 0
        || tax < 0
        || discount < 0
        || discount > unitPrice * quantity
        || cancelled < 0
        || cancelled + shipped > quantity
        || delivered < 0
        || delivered > shipped
        || returned < 0
        || returned > delivered
        || refunded < 0
        || refunded > shipped) {
      throw new IllegalArgumentException(
          "line %d of %d: cancelled %d, shipped %d, delivered %d, returned %d, refunded %d"
              .formatted(number, quantity, cancelled, shipped, delivered, returned, refunded));
    }
  }

  /// A line of which nothing has happened yet.
  static OrderLine placed(
      int number,
      Sku sku,
      long quantity,
      long unitPrice,
      long tax,
      long discount,
      List<Allocation> allocations) {
    return new OrderLine(
        number,
        sku.code(),
        sku.title(),
        sku.tracked(),
        quantity,
        unitPrice,
        tax,
        discount,
        0,
        0,
        0,
        0,
        0,
        allocations);
  }

  /// Units that are still to be sent.
  long unshipped() {
    return quantity - cancelled - shipped;
  }

  /// Units that could come back.
  long returnable() {
    return delivered - returned;
  }

  /// Units that left and whose price has not been given back.
  long refundable() {
    return shipped - refunded;
  }

  /// Whether nothing of it will be sent or was.
  boolean gone() {
    return cancelled == quantity;
  }

  /// Whether all that was to be sent has arrived.
  boolean fulfilled() {
    return delivered + cancelled == quantity;
  }

  /// Price and tax of some units without their discount, when the price of others was given back
  /// before: adding up all units, in whatever portions, gives exactly the line's value.
  ///
  /// @param units at most those neither cancelled nor refunded yet
  /// @return minor units
  long valueOfNext(long units) {
    long before = cancelled + refunded;
    return unitPrice * units + extraOf(before + units) - extraOf(before);
  }

  /// Tax of the first units without their discount, each rounded down.
  private long extraOf(long units) {
    return share(tax, units) - share(discount, units);
  }

  private long share(long ofAll, long units) {
    return ofAll / quantity * units + ofAll % quantity * units / quantity;
  }

  /// Price and tax of the units that were cancelled, without their discount.
  long cancelledValue() {
    return unitPrice * cancelled + extraOf(cancelled);
  }

  OrderLine cancel(long units, List<Allocation> allocations) {
    return with(cancelled + units, shipped, delivered, returned, refunded, allocations);
  }

  OrderLine ship(long units, List<Allocation> allocations) {
    return with(cancelled, shipped + units, delivered, returned, refunded, allocations);
  }

  OrderLine deliver(long units) {
    if (units == 0) return this;
    return with(cancelled, shipped, delivered + units, returned, refunded, allocations);
  }

  OrderLine refund(long units) {
    if (units == 0) return this;
    return with(cancelled, shipped, delivered, returned, refunded + units, allocations);
  }

  OrderLine takeBack(long units, List<Allocation> allocations) {
    return with(cancelled, shipped, delivered, returned + units, refunded, allocations);
  }

  OrderLine allocate(List<Allocation> allocations) {
    return with(cancelled, shipped, delivered, returned, refunded, allocations);
  }

  OrderLine uncancel() {
    return with(0, shipped, delivered, returned, refunded, allocations);
  }

  private OrderLine with(
      long cancelled,
      long shipped,
      long delivered,
      long returned,
      long refunded,
      List<Allocation> allocations) {
    return new OrderLine(
        number,
        sku,
        title,
        tracked,
        quantity,
        unitPrice,
        tax,
        discount,
        cancelled,
        shipped,
        delivered,
        returned,
        refunded,
        allocations);
  }
}
