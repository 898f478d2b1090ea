package dev.holdfast.stock;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All cells of one SKU, by location priority, then location code.
public record Stock(String sku, List<StockCell> cells) {
  private static final Comparator<StockCell> ORDER =
      Comparator.comparingInt(StockCell::priority).thenComparing(StockCell::location);

  /// Units that may still be promised, over all cells.
  public long available() {
    long sum = 0;
    for (int i = 0; i < cells.size(); i++) sum += cells.get(i).quantities().available();
    return sum;
  }

  long onHand() {
    long sum = 0;
    for (var cell : cells) sum += cell.quantities().onHand();
    return sum;
  }

  @Nullable StockCell at(String location) {
    for (var cell : cells) if (cell.location().equals(location)) return cell;
    return null;
  }

  /// @throws IllegalStateException when the SKU has no such cell
  StockCell cell(long id) {
    return cells.get(indexOf(id));
  }

  /// With a cell in another state.
  Stock with(StockCell changed) {
    if (cells.size() == 1 && cells.getFirst().id() == changed.id()) {
      return new Stock(sku, List.of(changed));
    }
    var all = new ArrayList<>(cells);
    all.set(indexOf(changed.id()), changed);
    return new Stock(sku, all);
  }

  /// With a cell more.
  Stock plus(StockCell added) {
    var all = new ArrayList<>(cells);
    all.add(added);
    all.sort(ORDER);
    return new Stock(sku, all);
  }

  private int indexOf(long cell) {
    for (int i = 0; i < cells.size(); i++) if (cells.get(i).id() == cell) return i;
    throw new IllegalStateException(sku + " has no cell " + cell);
  }
}
