package dev.holdfast.stock;

/// A SKU as callers see it.
///
/// @param unitPrice minor units of `currency`
/// @param version what a change names in `If-Match`
public record SkuView(
    String sku, String title, long unitPrice, String currency, boolean tracked, long version) {
  public static SkuView of(Sku sku) {
    return new SkuView(
        sku.code(), sku.title(), sku.unitPrice(), sku.currency(), sku.tracked(), sku.version());
  }
}
