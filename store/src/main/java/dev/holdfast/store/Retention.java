package dev.holdfast.store;

import java.time.Duration;

/// Deletes what has served its time, a little at each step: receipts older than 30 days, and the
/// stamps of finished batches. Receipts have no index by time, which every command would pay for:
/// each step looks at the next pages of the table instead. Several servers may do it at once.
public final class Retention {
  public static final Duration RECEIPTS = Duration.ofDays(30);
  private static final int PAGES = 500;

  private static final String TABLE_PAGES =
      "select pg_relation_size('receipt') / current_setting('block_size')::bigint";
  private static final String RECEIPTS_OF_PAGES =
      """
      delete from receipt
      where ctid >= format('(%s,0)', ?::bigint)::tid and ctid < format('(%s,0)', ?::bigint)::tid
        and at < now() - ? * interval '1 second'\
      """;
  private static final String STAMPS =
      "delete from journal_stamp where at < now() - interval '1 minute'";

  private final Reads reads;
  private long page;

  Retention(Reads reads) {
    this.reads = reads;
  }

  /// Looks at the next 500 pages; at the end of the table it starts again.
  ///
  /// @return receipts deleted
  public synchronized int step() {
    long pages = reads.one(TABLE_PAGES, row -> row.getLong(1)).orElseThrow();
    if (page >= pages) page = 0;
    var deleted = new int[1];
    reads.run(
        new Pipeline()
            .update(
                RECEIPTS_OF_PAGES,
                count -> deleted[0] = count,
                page,
                page + PAGES,
                RECEIPTS.toSeconds())
            .update(STAMPS, count -> {}));
    page += PAGES;
    return deleted[0];
  }
}
