package dev.holdfast.bench.contend;

import dev.holdfast.kernel.Workspace;
import dev.holdfast.kernel.Workspace.Journaled;
import dev.holdfast.stock.Stock;
import dev.holdfast.stock.StockMoved;
import dev.holdfast.stock.StockTables;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/// How a transaction changes stock and writes the movements: always in the order of the SKUs, so
/// that two of them cannot deadlock.
sealed interface StockWriter {
  /// @param ordinal of the first movement in the journal
  /// @return whether all of it was as expected; else the transaction is to be rolled back
  boolean write(Workspace workspace, int ordinal, ClerkWriter writer) throws SQLException;

  /// The movements of a decision, by SKU.
  static List<Journaled> movements(Workspace workspace) {
    var movements = new ArrayList<Journaled>();
    for (var entry : workspace.entries()) {
      if (entry.entry().event() instanceof StockMoved) movements.add(entry);
    }
    movements.sort(Comparator.comparing(m -> ((StockMoved) m.entry().event()).sku()));
    return movements;
  }

  /// Adds and subtracts under the condition that enough is left, and journals in the same
  /// statement.
  record Conditional() implements StockWriter {
    @Override
    public boolean write(Workspace workspace, int ordinal, ClerkWriter writer) throws SQLException {
      return writer.move(ordinal, movements(workspace));
    }
  }

  /// Writes back what was computed if the version is the one that was read.
  record Versioned() implements StockWriter {
    @Override
    public boolean write(Workspace workspace, int ordinal, ClerkWriter writer) throws SQLException {
      var changes = workspace.changes().getOrDefault(StockTables.STOCK, List.of());
      var sorted = new ArrayList<>(changes);
      sorted.sort(Comparator.comparing(change -> ((Stock) change.after()).sku()));
      for (var change : sorted) {
        var before = ((Stock) Objects.requireNonNull(change.before())).cells().getFirst();
        if (!writer.writeBack(before, ((Stock) change.after()).cells().getFirst())) return false;
      }
      for (var movement : movements(workspace)) writer.entry(ordinal++, movement);
      return true;
    }
  }
}
