package dev.holdfast.order;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Immutable lists of an order's parts, with one part more or another.
final class Parts {
  private Parts() {}

  static <T> List<T> plus(List<T> parts, T added) {
    if (parts.isEmpty()) return List.of(added);
    var longer = new ArrayList<T>(parts.size() + 1);
    longer.addAll(parts);
    longer.add(added);
    return Collections.unmodifiableList(longer);
  }

  /// @throws IllegalStateException when `former` is not among them
  static <T> List<T> replace(List<T> parts, T former, T latter) {
    int at = parts.indexOf(former);
    if (at < 0) throw new IllegalStateException(former + " is not a part of the order");
    if (parts.size() == 1) return List.of(latter);
    var changed = new ArrayList<>(parts);
    changed.set(at, latter);
    return Collections.unmodifiableList(changed);
  }
}
