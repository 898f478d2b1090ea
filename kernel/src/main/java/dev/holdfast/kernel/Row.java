package dev.holdfast.kernel;

/// One row's address.
public record Row(Table<?, ?> table, Comparable<?> key) {
  @Override
  public String toString() {
    return table + " " + key;
  }
}
