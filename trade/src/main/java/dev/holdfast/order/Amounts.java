package dev.holdfast.order;

/// An order's money in minor units of its currency.
///
/// @param total `lines - discount + shipping + tax` as promised at placement; never changes
/// @param discount taken off the lines
/// @param shipping charged for sending
/// @param tax of all lines
/// @param due what the buyer owes in the end: the total without what was cancelled or refunded; 0
///   once the order has ended unpaid
/// @param captured came in, over all payments
/// @param refunded given back or promised back: all refunds that have not failed
public record Amounts(
    long total, long discount, long shipping, long tax, long due, long captured, long refunded) {
  public Amounts {
    if (discount < 0
        || shipping < 0
        || tax < 0
        || due < 0
        || due > total
        || refunded < 0
        || refunded > captured) {
      throw new IllegalArgumentException(
          "total %d, due %d, captured %d, refunded %d".formatted(total, due, captured, refunded));
    }
  }

  /// What could be given back: `captured - refunded`.
  long refundable() {
    return captured - refunded;
  }

  boolean covered() {
    return refundable() >= due;
  }

  /// What is still to be paid, 0 or more.
  long outstanding() {
    return Math.max(0, due - refundable());
  }

  /// What came in beyond what is due, 0 or more.
  long excess() {
    return Math.max(0, refundable() - due);
  }

  Amounts withDue(long due) {
    return new Amounts(total, discount, shipping, tax, due, captured, refunded);
  }

  Amounts capture(long amount) {
    return new Amounts(total, discount, shipping, tax, due, captured + amount, refunded);
  }

  Amounts refund(long amount) {
    return new Amounts(total, discount, shipping, tax, due, captured, refunded + amount);
  }

  /// What should have gone back did not.
  Amounts refundFailed(long amount) {
    return refund(-amount);
  }
}
