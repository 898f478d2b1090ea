package dev.holdfast.testkit;

import dev.holdfast.kernel.Row;
import java.time.Clock;
import java.time.Duration;

/// The store in memory keeps the contract of every store.
class MemoryStoreTests implements StoreContract {
  private static final Duration LOCK_TIMEOUT = Duration.ofMillis(300);

  private final RecordCodec codec = new RecordCodec();
  private final MemoryDatabase database = new MemoryDatabase(Clock.systemUTC(), codec);

  @Override
  public Access open() {
    return new Access(database.store(Faults.NONE, LOCK_TIMEOUT), database.journal(), codec);
  }

  @Override
  public Stranger lockAsStranger(Row row) {
    return database.lockAsStranger(row);
  }
}
