package dev.holdfast.kernel;

import java.util.Comparator;

/// A place in the journal. Entries are read in this order, and only up to where every earlier
/// transaction has ended, so a position once passed never gains an entry before it.
///
/// @param transaction the number of the transaction that wrote the entry
/// @param ordinal the entry's place within it, from 0
public record Position(long transaction, int ordinal) implements Comparable<Position> {
  public static final Position START = new Position(0, 0);
  private static final Comparator<Position> ORDER =
      Comparator.comparingLong(Position::transaction).thenComparingInt(Position::ordinal);

  public Position {
    if (transaction < 0 || ordinal < 0) {
      throw new IllegalArgumentException("no position: " + transaction + "." + ordinal);
    }
  }

  @Override
  public int compareTo(Position other) {
    return ORDER.compare(this, other);
  }

  /// `transaction.ordinal`, the form in which it travels.
  @Override
  public String toString() {
    return transaction + "." + ordinal;
  }

  /// @throws IllegalArgumentException when the text is not `transaction.ordinal`
  public static Position parse(String text) {
    int dot = text.indexOf('.');
    if (dot < 0) throw new IllegalArgumentException("not a journal position: " + text);
    return new Position(
        Long.parseLong(text, 0, dot, 10), Integer.parseInt(text, dot + 1, text.length(), 10));
  }
}
