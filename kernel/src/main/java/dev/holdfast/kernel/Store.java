package dev.holdfast.kernel;

import java.util.Collection;
import java.util.Set;

/// Where a lane's batches become durable: a database. Every method may throw a [StoreException];
/// anything else it throws is a bug.
public interface Store {
  /// Opens a transaction, reads its time, the receipts of `commands` and the rows of `keys`, in one
  /// round trip where the database allows it.
  Batch begin(Collection<CommandId> commands, Keys keys, Workspace into);

  /// What became of a transaction whose commit went unanswered.
  CommitStatus statusOf(long transaction);

  /// Which of these rows somebody else holds locked right now.
  Set<Row> lockedRows(Keys keys);

  /// The state of a transaction as the database knows it.
  enum CommitStatus {
    COMMITTED,
    ABORTED,
    IN_PROGRESS
  }
}
