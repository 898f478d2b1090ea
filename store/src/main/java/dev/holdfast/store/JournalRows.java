package dev.holdfast.store;

import static dev.holdfast.store.Column.Type.CHAR;
import static dev.holdfast.store.Column.Type.INT4;
import static dev.holdfast.store.Column.Type.INT8;
import static dev.holdfast.store.Column.Type.TEXT;
import static dev.holdfast.store.Column.Type.TIMESTAMPTZ;

import dev.holdfast.kernel.Codec;
import dev.holdfast.kernel.Workspace.Journaled;
import dev.holdfast.stock.StockMoved;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Appends to the journal.
///
/// An entry's position is the number of a subtransaction that starts here, when every lock of the
/// batch is held and before it is given up. So of two batches that change the same aggregate the
/// later one has the higher number, and readers meet an aggregate's entries in the order of its
/// versions. The number of the transaction itself would not do: it is drawn at the first lock, and
/// the batch may still wait for others then. Readers stop below the oldest open transaction, whose
/// subtransactions all have higher numbers, so nothing is skipped either (docs/decisions/0004).
///
/// PostgreSQL tells the number of a subtransaction only as the `xmin` of a row that it wrote: hence
/// the stamp. Only the journal is written inside: updating a row in a subtransaction that was
/// locked outside of it would cost a multixact.
final class JournalRows {
  private static final String STAMP =
      """
      with stamp as (insert into journal_stamp values (now()) returning xmin)
      """;
  private static final String POSITION =
      """
      select e.base + t.number + ((s.xmin::text::bigint - t.number) & 4294967295)
      from stamp s, journal_epoch e, (select pg_current_xact_id()::text::bigint as number) as t\
      """;
  private static final String SAVEPOINT = "savepoint journal";
  private static final String INSERT =
      STAMP
          + """
          insert into journal (transaction, ordinal, at, aggregate, aggregate_id, version, type,
            actor, command, data, d_on_hand, d_reserved, d_committed, d_unavailable)
          select (\
          """
          + POSITION
          + """
          ), ordinal, now(), aggregate, aggregate_id, version, type, actor, command, data, on_hand,
            reserved, committed, unavailable
          from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as n (ordinal, aggregate, aggregate_id,
            version, type, actor, command, data, on_hand, reserved, committed, unavailable)\
          """;

  /// For many; the position is the first column because it is known last.
  private static final Insert COPIED =
      new Insert(
          "journal",
          "transaction, at, ordinal, aggregate, aggregate_id, version, type, actor, command, data,"
              + " d_on_hand, d_reserved, d_committed, d_unavailable",
          INT8,
          TIMESTAMPTZ,
          INT4,
          CHAR,
          INT8,
          INT8,
          TEXT,
          TEXT,
          TEXT,
          TEXT,
          INT8,
          INT8,
          INT8,
          INT8);

  private final Codec codec;

  JournalRows(Codec codec) {
    this.codec = codec;
  }

  /// Adds the statements that append the entries; to be the last of their transaction's writes.
  void append(Pipeline pipeline, List<Journaled> entries) {
    if (!entries.isEmpty()) insert(pipeline, few(entries));
  }

  /// The rows of the entries, for [#append(Pipeline, Connection, Rows)].
  ///
  /// @param at the transaction's time
  Rows rows(List<Journaled> entries, Instant at) {
    if (entries.size() < Insert.MANY) return few(entries);
    var rows = COPIED.rows();
    for (int i = 0; i < entries.size(); i++) add(i, entries.get(i), rows.with(0L).with(at));
    return rows;
  }

  /// Runs what the pipeline has, and appends the rows behind it.
  ///
  /// @param connection of the pipeline
  void append(Pipeline pipeline, Connection connection, Rows rows) throws SQLException {
    if (rows.count() == 0) return;
    if (rows.count() < Insert.MANY) {
      insert(pipeline, rows);
      return;
    }
    pipeline.command(SAVEPOINT);
    var positions = new ArrayList<Long>(1);
    pipeline.query(STAMP + POSITION, row -> positions.add(row.getLong(1)));
    pipeline.run(connection);
    if (positions.size() != 1) {
      throw new IllegalStateException(positions.size() + " rows in journal_epoch instead of one");
    }
    rows.first(positions.getFirst());
    COPIED.write(pipeline, rows);
  }

  private Rows few(List<Journaled> entries) {
    var rows = new Rows(INT4, CHAR, INT8, INT8, TEXT, TEXT, TEXT, TEXT, INT8, INT8, INT8, INT8);
    for (int i = 0; i < entries.size(); i++) add(i, entries.get(i), rows);
    return rows;
  }

  private static void insert(Pipeline pipeline, Rows rows) {
    pipeline.command(SAVEPOINT);
    rows.write(pipeline, INSERT);
    pipeline.command("release savepoint journal");
  }

  private void add(int ordinal, Journaled journaled, Rows rows) {
    var entry = journaled.entry();
    var event = entry.event();
    var cause = journaled.cause();
    rows.with(ordinal).with(Aggregates.letter(entry.aggregate()));
    rows.with(entry.id()).with(entry.version()).with(Codec.name(event.getClass()));
    rows.with(journaled.actor()).with(cause == null ? null : cause.key());
    rows.with(codec.encode(event));
    if (event instanceof StockMoved moved) {
      rows.with(delta(moved.onHand())).with(delta(moved.reserved()));
      rows.with(delta(moved.committed())).with(delta(moved.unavailable()));
    } else {
      rows.with(delta(0)).with(delta(0)).with(delta(0)).with(delta(0));
    }
  }

  private static @Nullable Long delta(long change) {
    return change == 0 ? null : (Long) change;
  }
}
