package dev.holdfast.store;

import dev.holdfast.kernel.Position;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;

/// How far the readers of the journal came, and which server reads for whom. Thread-safe.
final class JournalCursors {
  private static final String CLAIM =
      """
      insert into journal_cursor (reader, transaction, ordinal, holder, leased_until)
      values (?, 0, 0, ?, now() + ? * interval '1 millisecond')
      on conflict (reader) do update
        set holder = excluded.holder, leased_until = excluded.leased_until
        where journal_cursor.holder is null or journal_cursor.holder = excluded.holder
          or journal_cursor.leased_until < now()
      returning transaction, ordinal\
      """;
  private static final String ADVANCE =
      """
      update journal_cursor
      set transaction = ?, ordinal = ?, leased_until = now() + ? * interval '1 millisecond'
      where reader = ? and holder = ? and transaction = ? and ordinal = ?\
      """;

  private static final String RELEASE =
      "update journal_cursor set leased_until = null, holder = null where reader = ? and holder = ?";

  private final Reads reads;

  JournalCursors(Reads reads) {
    this.reads = reads;
  }

  Optional<Position> claim(String reader, String holder, Duration lease) {
    var positions = new ArrayList<Position>(1);
    reads.run(
        new Pipeline()
            .query(
                CLAIM,
                row -> positions.add(new Position(row.getLong(1), row.getInt(2))),
                reader,
                holder,
                lease.toMillis()));
    return positions.stream().findFirst();
  }

  boolean advance(String reader, String holder, Position from, Position to, Duration lease) {
    var moved = new boolean[1];
    reads.run(
        new Pipeline()
            .update(
                ADVANCE,
                count -> moved[0] = count == 1,
                to.transaction(),
                to.ordinal(),
                lease.toMillis(),
                reader,
                holder,
                from.transaction(),
                from.ordinal()));
    return moved[0];
  }

  void release(String reader, String holder) {
    reads.run(new Pipeline().update(RELEASE, count -> {}, reader, holder));
  }
}
