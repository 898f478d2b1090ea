package dev.holdfast.stock;

import dev.holdfast.kernel.Event;

/// What happens to a location; aggregate `location`.
public sealed interface LocationEvent extends Event {
  record LocationAdded(String location, String name, int priority) implements LocationEvent {}

  /// All values as they are now.
  record LocationChanged(String location, String name, int priority) implements LocationEvent {}
}
