package dev.holdfast.order;

import dev.holdfast.kernel.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// How many units of which lines of an order a command is about.
final class Selection {
  private final List<OrderLine> lines;
  private final long[] units;

  private Selection(Order order) {
    lines = order.lines();
    units = new long[lines.size()];
  }

  /// As many units of each line as there are.
  static Selection all(Order order, ToLongFunction<OrderLine> there) {
    var selection = new Selection(order);
    for (var line : order.lines()) selection.units[line.number() - 1] = there.applyAsLong(line);
    return selection;
  }

  /// The units that were named, after [#refusal] had nothing against them.
  static Selection of(Order order, List<LineQuantity> named) {
    var selection = new Selection(order);
    for (var part : named) selection.units[part.line() - 1] = part.quantity();
    return selection;
  }

  /// What speaks against naming these units: a line that does not exist, else the first that has
  /// too few.
  ///
  /// @param allowed units that may be named of a line
  static @Nullable Refusal refusal(
      Order order, List<LineQuantity> named, ToLongFunction<OrderLine> allowed) {
    for (int i = 0; i < named.size(); i++) {
      int number = named.get(i).line();
      if (number > order.lines().size()) {
        return new LineNotFound(number, "lines[" + i + "].line");
      }
    }
    for (int i = 0; i < named.size(); i++) {
      var part = named.get(i);
      long most = allowed.applyAsLong(order.lines().get(part.line() - 1));
      if (part.quantity() > most) {
        return new QuantityExceeded(
            part.line(), part.quantity(), most, "lines[" + i + "].quantity");
      }
    }
    return null;
  }

  long units(OrderLine line) {
    return units[line.number() - 1];
  }

  /// What the units are worth: see [OrderLine#valueOfNext].
  long value() {
    long value = 0;
    for (var line : lines) value += line.valueOfNext(units(line));
    return value;
  }

  /// The lines that it names, for the journal.
  List<LineQuantity> named() {
    var named = new ArrayList<LineQuantity>();
    for (var line : lines) {
      if (units(line) > 0) named.add(new LineQuantity(line.number(), units(line)));
    }
    return List.copyOf(named);
  }
}
