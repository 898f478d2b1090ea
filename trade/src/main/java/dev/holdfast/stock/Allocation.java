package dev.holdfast.stock;

/// What one cell has to do with one order line.
///
/// @param cell the [StockCell]'s id
/// @param held units it still holds for the line: reserved while the order is unpaid, committed
///   after; 0 once shipped, cancelled or expired
/// @param away units that left it for the line and have not come back; returns go where they came
///   from
public record Allocation(long cell, long held, long away) {
  public Allocation {
    if (held < 0 || away < 0) {
      throw new IllegalArgumentException("cell %d: held %d, away %d".formatted(cell, held, away));
    }
  }

  /// Held units are held no longer.
  public Allocation release(long units) {
    return new Allocation(cell, held - units, away);
  }

  /// Held units leave.
  public Allocation ship(long units) {
    return new Allocation(cell, held - units, away + units);
  }

  /// Units that had left are back.
  public Allocation takeBack(long units) {
    return new Allocation(cell, held, away - units);
  }
}
