package dev.holdfast.order;

import dev.holdfast.kernel.InvalidCommand;
import dev.holdfast.stock.Bounds;
import java.util.HashSet;
import java.util.List;

/// Some units of one line.
///
/// @param line the line's number within its order, from 1
/// @param quantity units, 1 or more
public record LineQuantity(int line, long quantity) {
  /// A command's list: not empty, each line once, quantities in bounds.
  ///
  /// @param field the list's name in the request
  static List<LineQuantity> checked(String field, List<LineQuantity> lines) {
    var copy = List.copyOf(Bounds.present(field, lines));
    if (copy.isEmpty()) throw new InvalidCommand(field, "is empty");
    var seen = new HashSet<Integer>();
    for (int i = 0; i < copy.size(); i++) {
      var at = field + "[" + i + "].";
      Bounds.within(at + "line", copy.get(i).line, 1, Bounds.MAX_LINES);
      Bounds.quantity(at + "quantity", copy.get(i).quantity);
      if (!seen.add(copy.get(i).line)) {
        throw new InvalidCommand(at + "line", "names a line that was named before");
      }
    }
    return copy;
  }
}
