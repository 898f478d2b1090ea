package dev.holdfast.store;

import dev.holdfast.kernel.JournalEntry;
import dev.holdfast.kernel.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The journal entries that a reader could not handle: each is tried again after growing pauses,
/// and parked when it has failed too often. One that is handled is forgotten. Thread-safe.
public final class Reactions {
  /// Attempts before an entry is parked; the pauses between them add up to some five minutes.
  public static final int MAX_ATTEMPTS = 9;

  private static final Cursor LIST = new Cursor("reactions");
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final int LONGEST_REASON = 500;

  private static final String FAILED =
      """
      insert into reaction (reader, transaction, ordinal, attempts, reason, parked, next_attempt_at)
      values (?, ?, ?, 1, ?, false, now() + ? * interval '1 millisecond')
      on conflict (reader, transaction, ordinal) do update set
        attempts = reaction.attempts + 1, reason = excluded.reason,
        parked = reaction.attempts + 1 >= ?,
        next_attempt_at = now() + ? * 2 ^ reaction.attempts * interval '1 millisecond'\
      """;
  private static final String DONE =
      "delete from reaction where reader = ? and transaction = ? and ordinal = ?";
  private static final String DUE =
      """
      select j.transaction, j.ordinal, j.at, j.aggregate, j.aggregate_id, j.version, j.type,
        j.actor, j.command, j.data
      from reaction r join journal j on j.transaction = r.transaction and j.ordinal = r.ordinal
      where r.reader = ? and not r.parked and r.next_attempt_at <= now()
      order by r.next_attempt_at limit ?\
      """;
  private static final String NEXT =
      "select min(next_attempt_at) from reaction where not parked and next_attempt_at > now()";
  private static final String VIEW =
      """
      select r.id, r.reader, r.transaction, r.ordinal, j.aggregate, j.aggregate_id, j.type,
        r.attempts, r.reason, r.parked, r.next_attempt_at
      from reaction r join journal j on j.transaction = r.transaction and j.ordinal = r.ordinal\
      """;
  private static final String REDRIVE =
      "update reaction set parked = false, attempts = 0, next_attempt_at = now() where id = ?";

  private final Reads reads;

  Reactions(Reads reads) {
    this.reads = reads;
  }

  /// An entry that waits to be handled, as operators see it.
  ///
  /// @param reason why the last attempt failed
  /// @param parked whether it waits for a person
  public record Waiting(
      String id,
      String reader,
      String position,
      String aggregate,
      String aggregateId,
      String type,
      int attempts,
      String reason,
      boolean parked,
      Instant nextAttemptAt) {}

  /// Another attempt has failed.
  public void failed(String reader, Position at, String reason) {
    var told = reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason;
    long pause = FIRST_PAUSE.toMillis();
    reads.run(
        new Pipeline()
            .update(
                FAILED,
                count -> {},
                reader,
                at.transaction(),
                at.ordinal(),
                told,
                pause,
                MAX_ATTEMPTS,
                pause));
  }

  /// It is handled.
  public void done(String reader, Position at) {
    reads.run(new Pipeline().update(DONE, count -> {}, reader, at.transaction(), at.ordinal()));
  }

  /// What is to be tried again now.
  public List<JournalEntry> due(String reader, int limit) {
    return reads.list(DUE, PgJournal::entry, reader, limit);
  }

  /// How long until the next attempt; empty when none is planned.
  public Optional<Duration> next() {
    return reads.until(NEXT);
  }

  /// How many wait for a person.
  public int parked() {
    return reads.one("select count(*) from reaction where parked", row -> row.getInt(1)).orElse(0);
  }

  /// The oldest first.
  ///
  /// @param parked true for those that wait for a person only
  public Page<Waiting> waiting(boolean parked, @Nullable String cursor, int limit) {
    var found =
        reads.list(
            VIEW + " where r.id > ? and (r.parked or not ?) order by r.id limit ?",
            Reactions::view,
            LIST.number(cursor, 0),
            parked,
            limit + 1);
    return Page.of(found, limit, LIST, Waiting::id);
  }

  /// Makes it due at once, as if it had never failed; empty when there is no such one.
  public Optional<Waiting> redrive(long id) {
    reads.run(new Pipeline().update(REDRIVE, count -> {}, id));
    return reads.one(VIEW + " where r.id = ?", Reactions::view, id);
  }

  private static Waiting view(java.sql.ResultSet row) throws java.sql.SQLException {
    return new Waiting(
        Long.toString(row.getLong(1)),
        row.getString(2),
        new Position(row.getLong(3), row.getInt(4)).toString(),
        Aggregates.name(row.getString(5).charAt(0)),
        Long.toString(row.getLong(6)),
        row.getString(7),
        row.getInt(8),
        row.getString(9),
        row.getBoolean(10),
        Times.instant(row, 11));
  }
}
