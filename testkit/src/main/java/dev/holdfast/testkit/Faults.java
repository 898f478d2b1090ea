package dev.holdfast.testkit;

import dev.holdfast.kernel.CommandId;
import dev.holdfast.kernel.Keys;
import dev.holdfast.kernel.Receipt;
import dev.holdfast.kernel.Workspace;
import java.util.Collection;
import java.util.List;

/// What may go wrong in a [MemoryStore]. Each method is called at the step it is named after and
/// fails it by throwing: a [StoreException] as a database would, anything else as a bug would.
public interface Faults {
  Faults NONE = new Faults() {};

  /// Before the transaction is opened.
  default void begin(Collection<CommandId> commands) {}

  /// Before each load, also the one that belongs to the begin.
  default void load(Keys keys) {}

  /// Before anything is written.
  default void write(Workspace workspace, List<Receipt> receipts) {}

  /// Before new rows are written ahead of the batch before; what is left comes to [#write].
  default void writeNew(Workspace workspace, List<Receipt> receipts) {
    write(workspace, receipts);
  }

  /// Decides how the commit goes.
  default CommitFault commit(long transaction) {
    return CommitFault.NONE;
  }

  /// After a commit has become durable, before the lane hears of it.
  default void committed(long transaction) {}

  /// Before the question what became of a transaction is answered.
  default void statusOf(long transaction) {}

  /// Before the question which rows are locked is answered.
  default void lockedRows(Keys keys) {}

  /// How a commit goes.
  enum CommitFault {
    /// It is made durable and answered.
    NONE,
    /// The answer is lost; the transaction has aborted.
    UNKNOWN_ABORTED,
    /// The answer is lost; the transaction has committed.
    UNKNOWN_COMMITTED,
    /// The answer is lost; the transaction stays open, with its locks, until [MemoryDatabase#end].
    UNKNOWN_OPEN
  }
}
