package dev.holdfast.stock;

import dev.holdfast.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/// The SKU has another version than the change was made from (HTTP 412).
///
/// @param actual its version now, null when it does not exist
public record VersionMismatch(String sku, long expected, @Nullable Long actual)
    implements Refusal, PutSku.Result {}
