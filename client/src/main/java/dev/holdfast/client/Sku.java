package dev.holdfast.client;

/// Something the shop sells.
///
/// @param sku its code, case-sensitive
/// @param unitPrice the catalogue's price in minor units
/// @param currency ISO 4217 code
/// @param tracked false for services, which have no stock
/// @param version what [SkuApi#update] expects
public record Sku(
    String sku, String title, long unitPrice, String currency, boolean tracked, long version) {}
