package dev.holdfast.cli.replay;

import dev.holdfast.client.IdempotencyKey;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// The idempotency keys of a replay: always the same for the same file, so that replaying it again
/// changes nothing. What an invoice causes is keyed by its number alone, so that a longer file goes
/// on where a shorter one ended; what the file as a whole causes is keyed by its content.
final class ReplayKeys {
  private ReplayKeys() {}

  static IdempotencyKey sku(ReplayPlan plan, PlannedSku sku) {
    return key(plan.digest(), "sku", sku.code());
  }

  static IdempotencyKey opening(ReplayPlan plan, PlannedSku sku) {
    return key(plan.digest(), "opening", sku.code());
  }

  /// @param step `place`, `pay`...
  static IdempotencyKey step(PlannedInvoice invoice, String step) {
    return key(invoice.number(), step);
  }

  private static IdempotencyKey key(String... parts) {
    var key = new StringBuilder("replay");
    for (var part : parts) key.append('-').append(URLEncoder.encode(part, StandardCharsets.UTF_8));
    return IdempotencyKey.of(key.toString());
  }
}
