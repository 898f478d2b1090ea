package dev.holdfast.stock;

import dev.holdfast.kernel.Event;

/// What happens to a SKU; aggregate `sku`.
public sealed interface SkuEvent extends Event {
  /// @param unitPrice minor units of `currency`
  record SkuAdded(String sku, String title, long unitPrice, String currency, boolean tracked)
      implements SkuEvent {}

  /// All values as they are now.
  record SkuChanged(String sku, String title, long unitPrice, String currency, boolean tracked)
      implements SkuEvent {}
}
