package dev.holdfast.store;

import dev.holdfast.kernel.IdSequence;
import dev.holdfast.kernel.Journal;
import dev.holdfast.kernel.JournalEntry;
import dev.holdfast.kernel.JournalPage;
import dev.holdfast.kernel.Position;
import dev.holdfast.kernel.Share;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/// The journal as its readers see it: only what lies before every transaction that is still open.
/// Thread-safe.
public final class PgJournal implements Journal {
  static final String COLUMNS =
      "transaction, ordinal, at, aggregate, aggregate_id, version, type, actor, command, data";

  /// The position before which nothing can still appear. In the same statement, so of the same
  /// snapshot, as the entries that are compared with it.
  private static final String HORIZON =
      """
      (select pg_snapshot_xmin(pg_current_snapshot())::text::bigint + base from journal_epoch)\
      """;

  private static final String AFTER =
      "select "
          + COLUMNS
          + " from journal where (transaction, ordinal) > (?, ?)"
          + " and transaction < "
          + HORIZON
          + " order by transaction, ordinal limit ?";
  private static final String BEYOND =
      """
      select (?, ?) > (coalesce(max(transaction), 0), coalesce(max(ordinal), 0)) from (
        select transaction, ordinal from journal order by transaction desc, ordinal desc limit 1
      ) as last\
      """;

  private static final String END =
      "select transaction, ordinal from ("
          + "select transaction, ordinal from journal where (transaction, ordinal) > (?, ?)"
          + " and transaction < "
          + HORIZON
          + " order by transaction, ordinal limit ?) as page"
          + " order by transaction desc, ordinal desc limit 1";

  private static final String SHARE =
      "select "
          + COLUMNS
          + " from journal where (transaction, ordinal) > (?, ?)"
          + " and (transaction, ordinal) <= (?, ?) and ? in ('', aggregate::text)"
          + " and (aggregate_id & ?) % ? = ? order by transaction, ordinal";

  private static final String SETTLED =
      "select transaction, ordinal from journal where transaction < "
          + HORIZON
          + " order by transaction desc, ordinal desc limit 1";

  private static final String UNREAD =
      "select count(*) from (select from journal where (transaction, ordinal) > (?, ?)"
          + " and transaction < "
          + HORIZON
          + " limit 10000) as unread";
  private static final String HELD_BACK =
      """
      select case when exists (select from journal where transaction >=\
      """
          + HORIZON
          + """
          ) then extract(epoch from clock_timestamp() - least(
              (select min(xact_start) from pg_stat_activity
                where backend_xid is not null and pid <> pg_backend_pid()),
              (select min(prepared) from pg_prepared_xacts))) end\
          """;
  private final DataSource source;
  private final JournalCursors cursors;

  /// @param source connections in autocommit
  public PgJournal(DataSource source) {
    this.source = source;
    this.cursors = new JournalCursors(new Reads(source));
  }

  @Override
  public List<JournalEntry> after(Position position, int limit) {
    var entries = new ArrayList<JournalEntry>();
    run(
        new Pipeline()
            .query(
                AFTER,
                row -> entries.add(entry(row)),
                position.transaction(),
                position.ordinal(),
                limit));
    return entries;
  }

  /// Whether a position is behind the last entry, so that no page can have given it: it is from
  /// another journal, or from one that was restored to an earlier moment.
  public boolean isBeyondEnd(Position position) {
    var beyond = new boolean[1];
    run(
        new Pipeline()
            .query(
                BEYOND,
                row -> beyond[0] = row.getBoolean(1),
                position.transaction(),
                position.ordinal()));
    return beyond[0];
  }

  /// Up to where the journal is settled: cheap, for who wants to know whether there is something to
  /// read.
  public Position settled() {
    var end = new Position[] {Position.START};
    run(new Pipeline().query(SETTLED, row -> end[0] = new Position(row.getLong(1), row.getInt(2))));
    return end[0];
  }

  /// Two looks: the first finds where the page ends, and everything up to there is settled and will
  /// not change any more.
  @Override
  public JournalPage page(Position position, Share share, int limit) {
    var end = new Position[] {position};
    run(
        new Pipeline()
            .query(
                END,
                row -> end[0] = new Position(row.getLong(1), row.getInt(2)),
                position.transaction(),
                position.ordinal(),
                limit));
    var entries = new ArrayList<JournalEntry>();
    if (end[0].equals(position)) return new JournalPage(entries, position);
    run(
        new Pipeline()
            .query(
                SHARE,
                row -> entries.add(entry(row)),
                position.transaction(),
                position.ordinal(),
                end[0].transaction(),
                end[0].ordinal(),
                share.aggregate() == null ? "" : "" + Aggregates.letter(share.aggregate()),
                IdSequence.SHARDS - 1,
                share.parts(),
                share.part()));
    return new JournalPage(entries, end[0]);
  }

  /// @param row the [#COLUMNS]
  static JournalEntry entry(ResultSet row) throws SQLException {
    return new JournalEntry(
        new Position(row.getLong(1), row.getInt(2)),
        Times.instant(row, 3),
        Aggregates.name(row.getString(4).charAt(0)),
        row.getLong(5),
        row.getLong(6),
        row.getString(7),
        row.getString(8),
        row.getString(9),
        row.getString(10));
  }

  @Override
  public Lag lag(Position position) {
    var unread = new long[1];
    var heldBack = new double[1];
    run(
        new Pipeline()
            .query(
                UNREAD,
                row -> unread[0] = row.getLong(1),
                position.transaction(),
                position.ordinal())
            .query(HELD_BACK, row -> heldBack[0] = row.getDouble(1)));
    return new Lag(unread[0], Duration.ofMillis(Math.max(0, (long) (heldBack[0] * 1000))));
  }

  @Override
  public Optional<Position> claim(String reader, String holder, Duration lease) {
    return cursors.claim(reader, holder, lease);
  }

  @Override
  public boolean advance(String reader, String holder, Position from, Position to, Duration lease) {
    return cursors.advance(reader, holder, from, to, lease);
  }

  @Override
  public void release(String reader, String holder) {
    cursors.release(reader, holder);
  }

  private void run(Pipeline pipeline) {
    try (Connection connection = Connections.take(source)) {
      pipeline.run(connection);
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }
}
