package dev.holdfast.kernel;

import java.util.Collection;
import java.util.function.Function;

/// A way from a part's key to its owner's key: from a payment to its order. Read without a lock
/// before everything else (rank 0), so the mapping must never change once it exists. A part that
/// several owners have leads to the one with the smallest key.
///
/// @param <K> the part's key
/// @param <P> the owner's key
/// @param <O> the owner's value
public final class Index<K extends Comparable<K>, P extends Comparable<P>, O> extends Table<K, P> {
  private final Table<P, O> owner;
  private final Function<O, Collection<K>> parts;

  public Index(String name, Table<P, O> owner, Function<O, Collection<K>> parts) {
    this(name, 0, owner, parts);
  }

  /// An index that is read after the tables of lower rank.
  public Index(String name, int rank, Table<P, O> owner, Function<O, Collection<K>> parts) {
    super(name, rank);
    this.owner = owner;
    this.parts = parts;
  }

  public Table<P, O> owner() {
    return owner;
  }

  /// The keys of the parts that the owner has now.
  public Collection<K> parts(O value) {
    return parts.apply(value);
  }
}
