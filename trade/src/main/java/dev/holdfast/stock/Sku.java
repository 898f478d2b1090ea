package dev.holdfast.stock;

/// Something the shop sells.
///
/// @param id identifies the SKU's journal
/// @param code case-sensitive, unique
/// @param unitPrice catalogue price in minor units of `currency`, 0 or more
/// @param currency ISO 4217 code
/// @param tracked false for services, postage and the like, which have no stock
/// @param version number of its last journal entry
public record Sku(
    long id,
    String code,
    String title,
    long unitPrice,
    String currency,
    boolean tracked,
    long version) {}
