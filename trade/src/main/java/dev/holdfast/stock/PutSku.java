package dev.holdfast.stock;

import dev.holdfast.kernel.Command;
import dev.holdfast.kernel.Outcome;
import org.jspecify.annotations.Nullable;

/// Creates a SKU or changes it; a change names the version that it was made from.
///
/// @param code 1 to 100 characters, case-sensitive
/// @param unitPrice minor units of `currency`
/// @param tracked null keeps what it is; true for a new one
/// @param ifMatch the version the change is made from; null only for a new SKU
public record PutSku(
    String code,
    String title,
    long unitPrice,
    String currency,
    @Nullable Boolean tracked,
    @Nullable Long ifMatch)
    implements Command {
  public PutSku {
    Bounds.text("code", code, Bounds.MAX_CODE);
    Bounds.text("title", title, Bounds.MAX_TEXT);
    Bounds.amount("unitPrice", unitPrice);
    Bounds.currency("currency", currency);
  }

  public sealed interface Result extends Outcome
      permits VersionMissing, VersionMismatch, SkuCreated, SkuUpdated {}

  public record SkuCreated(SkuView sku) implements Result {}

  public record SkuUpdated(SkuView sku) implements Result {}
}
