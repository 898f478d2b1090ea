package dev.holdfast.store;

import dev.holdfast.store.Callback.Summary;
import dev.holdfast.store.Callback.Whole;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// The inbox for people who look into it. Thread-safe.
public final class CallbackQueries {
  private static final Cursor LIST = new Cursor("callbacks");
  private static final String COLUMNS =
      """
      select id, account, message_id, state, subject, detail, attempts, copies, received_at, next_at,
        settled_at\
      """;
  private static final String MANY = COLUMNS + " from callback where id < ?";
  private static final String ONE =
      COLUMNS + ", headers, body from callback where id = ? and account = ?";
  private static final String REDRIVE =
      """
      update callback set state = 'N', next_at = now(), settled_at = null, detail = null
      where id = ? and account = ? and state in ('N', 'P', 'U', 'M', 'G')\
      """;
  private static final String REFUSED =
      """
      select received_at, account, reason, bytes, headers, body from callback_refused
      order by received_at desc limit ?\
      """;

  /// A sample of what was not a provider's.
  ///
  /// @param bytes of the whole body
  /// @param body its beginning, in Base64
  public record Refused(
      Instant receivedAt,
      String account,
      String reason,
      int bytes,
      SortedMap<String, String> headers,
      String body) {}

  private final Reads reads;

  CallbackQueries(Reads reads) {
    this.reads = reads;
  }

  /// Newest first.
  ///
  /// @param state,account null for all
  public Page<Summary> list(
      @Nullable CallbackState state, @Nullable String account, @Nullable String cursor, int limit) {
    var sql = new StringBuilder(MANY);
    var values = new ArrayList<Object>();
    values.add(LIST.number(cursor, Long.MAX_VALUE));
    if (state != null) {
      sql.append(" and state = ?::\"char\"");
      values.add(String.valueOf(Codes.CALLBACK.of(state)));
    }
    if (account != null) {
      sql.append(" and account = ?");
      values.add(account);
    }
    sql.append(" order by id desc limit ?");
    values.add(limit + 1);
    var found = reads.list(sql.toString(), CallbackQueries::summary, values.toArray());
    return Page.of(found, limit, LIST, Summary::id);
  }

  /// Samples of what was not a provider's, newest first.
  public List<Refused> refused(int limit) {
    return reads.list(REFUSED, CallbackQueries::refused, limit);
  }

  /// Has one looked at again now that is not settled, or that a person had to look at.
  ///
  /// @return whether there was one
  public boolean redrive(String account, long id) {
    var changed = new ArrayList<Integer>(1);
    reads.run(new Pipeline().update(REDRIVE, changed::add, id, account));
    return changed.getFirst() == 1;
  }

  private static Refused refused(ResultSet row) throws SQLException {
    return new Refused(
        Times.instant(row, 1),
        row.getString(2),
        row.getString(3),
        row.getInt(4),
        HeaderText.read(row.getString(5)),
        base64(row.getBytes(6)));
  }

  public Optional<Whole> one(String account, long id) {
    return reads.one(
        ONE,
        row ->
            new Whole(summary(row), HeaderText.read(row.getString(12)), base64(row.getBytes(13))),
        id,
        account);
  }

  private static Summary summary(ResultSet row) throws SQLException {
    return new Summary(
        Long.toString(row.getLong(1)),
        row.getString(2),
        row.getString(3),
        Codes.CALLBACK.parse(row.getString(4).charAt(0)),
        row.getString(5),
        row.getString(6),
        row.getInt(7),
        row.getInt(8),
        Times.instant(row, 9),
        Times.instantOrNull(row, 10),
        Times.instantOrNull(row, 11));
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
