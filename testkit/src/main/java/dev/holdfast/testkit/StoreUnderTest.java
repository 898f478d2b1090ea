package dev.holdfast.testkit;

import dev.holdfast.kernel.Row;

/// What a store's tests provide to the contracts: one database for each test, or one for all.
public interface StoreUnderTest {
  /// A new and independent way to the database, as another server would have. It is closed, where
  /// that is needed, by whoever made it.
  Access open();

  /// Holds the row's lock as somebody's console would, until closed.
  Stranger lockAsStranger(Row row);

  /// A lock that somebody outside holds.
  interface Stranger extends AutoCloseable {
    @Override
    void close();
  }
}
