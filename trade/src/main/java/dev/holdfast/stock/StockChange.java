package dev.holdfast.stock;

/// What a movement does to the quantities of a cell: signed units.
public record StockChange(
    Movement movement, long onHand, long reserved, long committed, long unavailable) {
  public static StockChange receive(long units) {
    return new StockChange(Movement.RECEIPT, units, 0, 0, 0);
  }

  public static StockChange adjust(long delta) {
    return new StockChange(Movement.ADJUST, delta, 0, 0, 0);
  }

  public static StockChange count(long delta) {
    return new StockChange(Movement.COUNT, delta, 0, 0, 0);
  }

  /// A soft hold.
  public static StockChange reserve(long units) {
    return new StockChange(Movement.RESERVE, 0, units, 0, 0);
  }

  /// A soft hold becomes a hard one.
  public static StockChange commit(long units) {
    return new StockChange(Movement.COMMIT, 0, -units, units, 0);
  }

  /// A hard hold at once: nothing is to be paid, or it is paid already.
  public static StockChange commitAtOnce(long units) {
    return new StockChange(Movement.COMMIT, 0, 0, units, 0);
  }

  /// A soft hold is given back.
  public static StockChange releaseReserved(long units) {
    return new StockChange(Movement.RELEASE, 0, -units, 0, 0);
  }

  /// A hard hold is given back.
  public static StockChange releaseCommitted(long units) {
    return new StockChange(Movement.RELEASE, 0, 0, -units, 0);
  }

  /// A soft hold is given back because its deadline has passed.
  public static StockChange expire(long units) {
    return new StockChange(Movement.EXPIRE, 0, -units, 0, 0);
  }

  public static StockChange ship(long units) {
    return new StockChange(Movement.SHIP, -units, 0, -units, 0);
  }

  public static StockChange returnSellable(long units) {
    return new StockChange(Movement.RETURN, units, 0, 0, 0);
  }

  public static StockChange returnDamaged(long units) {
    return new StockChange(Movement.RETURN, units, 0, 0, units);
  }

  Quantities applyTo(Quantities before) {
    return new Quantities(
        before.onHand() + onHand,
        before.reserved() + reserved,
        before.committed() + committed,
        before.unavailable() + unavailable);
  }
}
