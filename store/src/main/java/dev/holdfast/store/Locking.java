package dev.holdfast.store;

/// How rows are loaded.
enum Locking {
  /// As committed, without a lock.
  NONE(""),
  /// Locked until the end of the transaction, waiting for whoever holds them.
  WAIT(" for update"),
  /// Locked where that needs no waiting; the others are passed over.
  SKIP(" for update skip locked");

  private final String clause;

  Locking(String clause) {
    this.clause = clause;
  }

  /// The clause that ends the statement; the rows are locked in the order of its `order by`.
  String clause() {
    return clause;
  }

  /// The clause for a join of which only one table is locked.
  String clauseOf(String alias) {
    return clause.replace("for update", "for update of " + alias);
  }
}
