package dev.holdfast.cli.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/// What the bundled file comes to, worked out in one plain pass that shares no code with the
/// replay, for an opening stock that is exact.
final class ByHand {
  final Set<String> orders = new HashSet<>();
  final Map<String, Long> opening = new TreeMap<>();

  /// Units on hand in the end, by tracked SKU.
  final Map<String, Long> stock = new TreeMap<>();

  long adjustments;
  long matched;
  long unmatched;

  /// Pence given back.
  long refunded;

  /// Pence taken.
  long taken;

  private final List<Sold> sold = new ArrayList<>();

  private static final class Sold {
    final String customer;
    final String sku;
    final long pence;
    long left;

    Sold(String customer, String sku, long pence, long left) {
      this.customer = customer;
      this.sku = sku;
      this.pence = pence;
      this.left = left;
    }
  }

  static ByHand ofBundledFile() throws IOException {
    var figures = new ByHand();
    try (var in = ByHand.class.getResourceAsStream("online-retail.csv.gz");
        var lines = new BufferedReader(new InputStreamReader(new GZIPInputStream(in), UTF_8))) {
      lines.lines().skip(1).forEach(line -> figures.row(split(line)));
    }
    return figures;
  }

  private void row(List<String> cells) {
    var invoice = cells.get(0);
    var sku = cells.get(1);
    long quantity = Long.parseLong(cells.get(3));
    double price = Double.parseDouble(cells.get(4));
    var customer = cells.get(5);
    boolean goods = sku.matches("(\\d|DCGS|gift_).*");
    if (goods) stock.putIfAbsent(sku, 0L);
    if (invoice.startsWith("C")) {
      takeBack(customer, sku, -quantity, goods);
    } else if (quantity < 0) {
      adjustments++;
      opening.merge(sku, -quantity, Long::sum);
    } else if (price == 0 && customer.isEmpty()) {
      adjustments++;
      stock.merge(sku, quantity, Long::sum);
    } else {
      orders.add(invoice);
      if (goods) opening.merge(sku, quantity, Long::sum);
      long pence = Math.round(price * 100);
      taken += quantity * pence;
      if (!customer.isEmpty()) sold.add(new Sold(customer, sku, pence, quantity));
    }
  }

  private void takeBack(String customer, String sku, long quantity, boolean goods) {
    long missing = quantity;
    for (var delivery : sold.reversed()) {
      if (!delivery.customer.equals(customer) || !delivery.sku.equals(sku)) continue;
      long units = Math.min(missing, delivery.left);
      delivery.left -= units;
      missing -= units;
      refunded += units * delivery.pence;
    }
    matched += quantity - missing;
    unmatched += missing;
    if (goods) stock.merge(sku, quantity - missing, Long::sum);
  }

  /// Cells of a row; a comma within quotes does not end one.
  private static List<String> split(String line) {
    var cells = new ArrayList<String>();
    var cell = new StringBuilder();
    boolean quoted = false;
    for (char c : line.toCharArray()) {
      if (c == '"') quoted = !quoted;
      else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else cell.append(c);
    }
    cells.add(cell.toString());
    return cells;
  }
}
