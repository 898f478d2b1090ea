package dev.holdfast.store;

import static dev.holdfast.store.Column.Type.INT8;
import static dev.holdfast.store.Column.Type.TEXT;

import dev.holdfast.kernel.StoreException;
import dev.holdfast.stock.Quantities;
import dev.holdfast.stock.Stock;
import dev.holdfast.stock.StockCell;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Rows of `stock`: all cells of a SKU, locked in the order of their locations.
final class StockAdapter implements TableAdapter<String, Stock> {
  private static final Comparator<StockCell> TAKEN_FIRST =
      Comparator.comparingInt(StockCell::priority).thenComparing(StockCell::location);
  private static final String SELECT =
      """
      select s.id, s.sku, s.location, coalesce(l.priority, 2147483647),
        s.on_hand, s.reserved, s.committed, s.unavailable, s.version
      from stock s left join location l on l.code = s.location
      where s.sku = any (?) order by s.sku, s.location\
      """;

  /// Runs after the locks are held, so it sees a cell that was added while they were waited for.
  private static final String CELLS =
      "select sku, count(*) from stock where sku = any (?) group by sku";

  private static final String INSERT =
      """
      insert into stock (sku, location, id, on_hand, reserved, committed, unavailable, version)
      select * from unnest(?, ?, ?, ?, ?, ?, ?, ?)\
      """;
  private static final String UPDATE =
      """
      update stock set on_hand = n.on_hand, reserved = n.reserved, committed = n.committed,
        unavailable = n.unavailable, version = n.version
      from unnest(?, ?, ?, ?, ?, ?, ?, ?)
        as n (sku, location, former, on_hand, reserved, committed, unavailable, version)
      where stock.sku = n.sku and stock.location = n.location and stock.version = n.former\
      """;

  @Override
  public Loaded<String, Stock> load(Pipeline pipeline, Collection<String> keys, Locking locking) {
    var cells = new HashMap<String, List<StockCell>>();
    var found = new Found<String, Stock>();
    var skus = Column.texts(keys);
    pipeline.query(
        SELECT + locking.clauseOf("s"),
        row -> {
          var cell = cell(row);
          cells.computeIfAbsent(cell.sku(), sku -> new ArrayList<>(1)).add(cell);
        },
        skus);
    if (locking == Locking.NONE) return new Cells(cells, found);
    pipeline.query(
        CELLS, row -> check(row.getString(1), row.getInt(2), cells, found, locking), skus);
    return new Cells(cells, found);
  }

  static StockCell cell(ResultSet row) throws SQLException {
    return new StockCell(
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        row.getInt(4),
        new Quantities(row.getLong(5), row.getLong(6), row.getLong(7), row.getLong(8)),
        row.getLong(9));
  }

  static Stock stock(String sku, List<StockCell> cells) {
    cells.sort(TAKEN_FIRST);
    return new Stock(sku, List.copyOf(cells));
  }

  private static void check(
      String sku,
      int count,
      Map<String, List<StockCell>> cells,
      Found<String, Stock> found,
      Locking locking) {
    if (cells.getOrDefault(sku, List.of()).size() == count) return;
    if (locking == Locking.WAIT) {
      throw new StoreException.Contended("a cell of " + sku + " was just added", null);
    }
    cells.remove(sku);
    found.exists(sku);
  }

  /// The cells gathered into the stocks of their SKUs.
  private record Cells(Map<String, List<StockCell>> cells, Found<String, Stock> found)
      implements Loaded<String, Stock> {
    @Override
    public Map<String, Stock> rows() {
      cells.forEach((sku, list) -> found.add(sku, stock(sku, list)));
      return found.rows();
    }

    @Override
    public Set<String> skipped() {
      return found.skipped();
    }
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // unchanged cells keep their identity
  public void write(Pipeline pipeline, List<Change<String, Stock>> changes) {
    var added = new Rows(TEXT, TEXT, INT8, INT8, INT8, INT8, INT8, INT8);
    var changed = new Rows(TEXT, TEXT, INT8, INT8, INT8, INT8, INT8, INT8);
    for (var change : changes) {
      var former = change.before() == null ? List.<StockCell>of() : change.before().cells();
      for (var cell : change.after().cells()) {
        var before = find(former, cell.id());
        if (before == null) values(added, cell, cell.id());
        else if (before != cell) values(changed, cell, before.version());
      }
    }
    added.write(pipeline, INSERT);
    changed.write(pipeline, UPDATE);
  }

  private static void values(Rows rows, StockCell cell, long idOrFormer) {
    var q = cell.quantities();
    rows.with(cell.sku()).with(cell.location()).with(idOrFormer);
    rows.with(q.onHand()).with(q.reserved()).with(q.committed()).with(q.unavailable());
    rows.with(cell.version());
  }

  private static @Nullable StockCell find(List<StockCell> cells, long id) {
    for (var cell : cells) if (cell.id() == id) return cell;
    return null;
  }
}
