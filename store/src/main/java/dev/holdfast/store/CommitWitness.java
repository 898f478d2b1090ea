package dev.holdfast.store;

import dev.holdfast.kernel.Receipt;
import dev.holdfast.kernel.Workspace.Journaled;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row that exists exactly when its transaction committed. The transaction's number alone proves
/// nothing after a crash: a number whose work never reached the log is given out again. The time of
/// the transaction's start, in microseconds and stored with every row, tells the two apart.
sealed interface CommitWitness {
  record OfReceipt(UUID id, Instant at) implements CommitWitness {}

  record OfEntry(char aggregate, long id, long version, Instant at) implements CommitWitness {}

  /// Null for a batch that wrote nothing, about which it does not matter.
  static @Nullable CommitWitness of(Instant now, List<Receipt> receipts, List<Journaled> entries) {
    for (var receipt : receipts) {
      if (receipt.id() != null) return new OfReceipt(receipt.id().digest(), now);
    }
    if (entries.isEmpty()) return null;
    var entry = entries.getFirst().entry();
    return new OfEntry(Aggregates.letter(entry.aggregate()), entry.id(), entry.version(), now);
  }

  /// To be asked in a statement that starts after the transaction has ended.
  default boolean isSeenBy(Connection connection) throws SQLException {
    boolean[] seen = {false};
    switch (this) {
      case OfReceipt(var id, var at) ->
          new Pipeline()
              .query(
                  "select 1 from receipt where id = ? and at = ?",
                  row -> seen[0] = true,
                  id,
                  Times.parameter(at))
              .run(connection);
      case OfEntry(var aggregate, var id, var version, var at) ->
          new Pipeline()
              .query(
                  """
                  select 1 from journal
                  where aggregate = ?::"char" and aggregate_id = ? and version = ? and at = ?\
                  """,
                  row -> seen[0] = true,
                  String.valueOf(aggregate),
                  id,
                  version,
                  Times.parameter(at))
              .run(connection);
    }
    return seen[0];
  }
}
