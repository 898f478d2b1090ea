package dev.holdfast.kernel;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/// One transaction of a lane. Closing it without a commit rolls it back.
public interface Batch extends AutoCloseable {
  /// Identifies the transaction for [Store#statusOf].
  long transaction();

  /// The database's time at the start of the transaction.
  Instant now();

  /// The receipts that existed when the batch began.
  Map<CommandId, Receipt> receipts();

  /// Rows among [Keys#tried] of the loads so far that a stranger holds; they are not loaded.
  Set<Row> skipped();

  /// Loads further rows, locking in the order that [Keys] gives them.
  void load(Keys keys, Workspace into);

  /// Writes changed rows, receipts and journal entries with set-based statements. A receipt that
  /// somebody else has committed meanwhile makes it throw [StoreException.Contended].
  void write(Workspace workspace, List<Receipt> receipts);

  /// Like [#write(Workspace, List)], for receipts that are still to be encoded: a store may ask for
  /// them when it has already begun to write.
  default void write(Workspace workspace, Supplier<List<Receipt>> receipts) {
    write(workspace, receipts.get());
  }

  /// The first half of [#write]: rows and receipts that are new. Nothing that it does waits for a
  /// row that is there already.
  void writeNew(Workspace workspace, Supplier<List<Receipt>> receipts);

  /// The other half: what has changed, when all of it is locked, and the journal.
  void writeRest(Workspace workspace);

  /// Commits durably.
  ///
  /// @throws StoreException.CommitUnknown when the connection died before the answer came
  void commit();

  @Override
  void close();
}
