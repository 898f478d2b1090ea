/// Stripe: forms with idempotency keys, HMAC-signed events, amounts in minor units of its own
/// count.
@NullMarked
package dev.holdfast.provider.stripe;

import org.jspecify.annotations.NullMarked;
