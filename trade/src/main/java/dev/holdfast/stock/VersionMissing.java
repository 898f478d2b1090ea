package dev.holdfast.stock;

import dev.holdfast.kernel.Refusal;

/// The SKU exists, so a change must name the version it was made from (HTTP 428).
///
/// @param actual its version now
public record VersionMissing(String sku, long actual) implements Refusal, PutSku.Result {}
