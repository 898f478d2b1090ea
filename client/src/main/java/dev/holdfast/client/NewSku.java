package dev.holdfast.client;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/// A SKU as the shop describes it.
///
/// @param unitPrice minor units, 0 or more
/// @param currency ISO 4217 code
/// @param tracked false for postage, services and the like, which have no stock
public record NewSku(String title, long unitPrice, String currency, boolean tracked) {
  /// A SKU of a batch.
  ///
  /// @param sku its code, case-sensitive
  public record Coded(String sku, @JsonUnwrapped NewSku description) {}
}
