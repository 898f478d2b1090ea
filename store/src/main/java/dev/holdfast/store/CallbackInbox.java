package dev.holdfast.store;

import static dev.holdfast.store.Column.Type.BYTEA;
import static dev.holdfast.store.Column.Type.CHAR;
import static dev.holdfast.store.Column.Type.INT4;
import static dev.holdfast.store.Column.Type.INT8;
import static dev.holdfast.store.Column.Type.TEXT;
import static dev.holdfast.store.Column.Type.TIMESTAMPTZ;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What providers sent. A message is stored once, however often it comes; that it is stored says
/// nothing about whether it has had its effect, which its state does. Several servers share the
/// work. Thread-safe.
public final class CallbackInbox {
  /// Two servers that store the same messages meet them in the same order.
  private static final String INSERT =
      """
      insert into callback (account, message_id, received_at, next_at, headers, body)
      select account, message_id, received_at, now(), headers, body
      from unnest(?, ?, ?, ?, ?) as n (account, message_id, received_at, headers, body)
      on conflict (account, message_id) do nothing returning account, message_id\
      """;

  /// A message that waits and comes again is looked at at once. A row that somebody works on is
  /// left alone: he will see to it.
  private static final String AGAIN =
      """
      with again as (
        select c.id from callback c join unnest(?, ?) as n (account, message_id)
          on c.account = n.account and c.message_id = n.message_id
        for update of c skip locked)
      update callback c set copies = c.copies + 1,
        next_at = case when c.state in ('P', 'U') then least(c.next_at, now()) else c.next_at end
      from again where c.id = again.id\
      """;

  private static final String STORED =
      "select message_id from callback where account = ? and message_id = any (?)";
  private static final String CLAIM =
      """
      with due as (
        select id from callback where state in ('N', 'P', 'U') and next_at <= now()
        order by next_at limit ? for update skip locked)
      update callback c
      set next_at = now() + ? * interval '1 millisecond', attempts = c.attempts + 1
      from due where c.id = due.id
      returning c.id, c.account, c.message_id, c.received_at, c.headers, c.body, c.attempts,
        (extract(epoch from now() - c.received_at) * 1000)::bigint\
      """;
  private static final String NEXT =
      "select min(next_at) from callback where state in ('N', 'P', 'U')";
  private static final String SETTLE =
      """
      with n as (
        select * from unnest(?, ?, ?, ?, ?, ?) as n (id, attempts, state, subject, detail, next)),
      mine as (
        select n.* from n join callback c on c.id = n.id and c.attempts = n.attempts
        order by n.id for update of c)
      update callback c set state = m.state, subject = m.subject, detail = m.detail,
        next_at = now() + m.next * interval '1 millisecond',
        settled_at = case when m.state in ('D', 'I') then now() end
      from mine m where c.id = m.id\
      """;
  private static final String FORGET =
      """
      delete from callback where id in (
        select id from callback where settled_at < now() - ? * interval '1 second'
        order by settled_at limit 5000)\
      """;

  private final Reads reads;

  CallbackInbox(Reads reads) {
    this.reads = reads;
  }

  /// A message's name.
  public record Key(String account, String messageId) {}

  /// Stores messages in one transaction; they are durable once it returns.
  ///
  /// @param callbacks each message once
  /// @return those that were not there before
  public Set<Key> store(Collection<Callback> callbacks) {
    var rows = new Rows(TEXT, TEXT, TIMESTAMPTZ, TEXT, BYTEA);
    callbacks.stream()
        .sorted(Comparator.comparing(Callback::account).thenComparing(Callback::messageId))
        .forEach(c ->
            rows.with(c.account())
                .with(c.messageId())
                .with(c.receivedAt())
                .with(HeaderText.write(c.headers()))
                .with(c.body()));
    var fresh = new HashSet<Key>();
    reads.run(
        new Pipeline()
            .query(
                INSERT,
                row -> fresh.add(new Key(row.getString(1), row.getString(2))),
                (Object[]) rows.columns()));
    if (fresh.size() < callbacks.size()) again(callbacks, fresh);
    return fresh;
  }

  /// Which of an account's messages are there.
  public Set<String> stored(String account, Collection<String> messageIds) {
    return Set.copyOf(
        reads.list(STORED, row -> row.getString(1), account, Column.texts(messageIds)));
  }

  /// Only counted: what it said has been stored before.
  private void again(Collection<Callback> callbacks, Set<Key> fresh) {
    var rows = new Rows(TEXT, TEXT);
    for (var callback : callbacks) {
      var key = new Key(callback.account(), callback.messageId());
      if (!fresh.contains(key)) rows.with(key.account()).with(key.messageId());
    }
    reads.run(new Pipeline().update(AGAIN, count -> {}, (Object[]) rows.columns()));
  }

  /// Takes messages to look at, the longest due first. Whoever does not settle them in time gives
  /// them back.
  public List<Callback.Stored> claim(int limit, Duration time) {
    return reads.list(CLAIM, CallbackInbox::stored, limit, time.toMillis());
  }

  /// How long until there is something to take; empty when nothing waits.
  public Optional<Duration> next() {
    return reads.until(NEXT);
  }

  /// Says what came of them; of those that somebody else has taken since, he says it.
  public void settle(List<Callback.Settled> settled) {
    if (settled.isEmpty()) return;
    var rows = new Rows(INT8, INT4, CHAR, INT8, TEXT, INT8);
    for (var one : settled) {
      rows.with(one.stored().id()).with(one.stored().attempt());
      rows.with(Codes.CALLBACK.of(one.state())).with(one.subject()).with(one.detail());
      rows.with(one.nextMillis());
    }
    reads.run(new Pipeline().update(SETTLE, count -> {}, (Object[]) rows.columns()));
  }

  /// Deletes up to 5,000 messages that were settled longer ago than that.
  public int forget(Duration kept) {
    var deleted = new ArrayList<Integer>(1);
    reads.run(new Pipeline().update(FORGET, deleted::add, kept.toSeconds()));
    return deleted.getFirst();
  }

  private static Callback.Stored stored(ResultSet row) throws SQLException {
    var callback =
        new Callback(
            row.getString(2),
            row.getString(3),
            Times.instant(row, 4),
            new TreeMap<>(HeaderText.read(row.getString(5))),
            row.getBytes(6));
    return new Callback.Stored(row.getLong(1), callback, row.getInt(7), row.getLong(8));
  }
}
