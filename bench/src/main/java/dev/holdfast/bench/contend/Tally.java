package dev.holdfast.bench.contend;

import java.util.concurrent.atomic.LongAdder;

/// Counts the rows that must be there for what was acknowledged. Thread-safe.
public final class Tally {
  private final LongAdder receipts = new LongAdder();
  private final LongAdder orders = new LongAdder();
  private final LongAdder lines = new LongAdder();
  private final LongAdder payments = new LongAdder();
  private final LongAdder shipments = new LongAdder();
  private final LongAdder entries = new LongAdder();

  /// Orders were placed: each with a receipt and an entry, each line with a movement.
  public void placed(long orders, long lines) {
    receipts.add(orders);
    this.orders.add(orders);
    this.lines.add(lines);
    entries.add(orders + lines);
  }

  /// A payment was opened.
  void opened() {
    receipts.increment();
    payments.increment();
    entries.increment();
  }

  /// A payment came in, and the stock of so many lines was committed.
  void paid(long lines) {
    receipts.increment();
    entries.add(1 + lines);
  }

  /// So many lines left together.
  void shipped(long lines) {
    receipts.increment();
    shipments.increment();
    entries.add(1 + lines);
  }

  public RowCounts rows() {
    return new RowCounts(
        receipts.sum(), orders.sum(), lines.sum(), payments.sum(), shipments.sum(), entries.sum());
  }
}
