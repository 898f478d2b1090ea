/// Stripe: form-encoded requests with idempotency keys, events, signed webhooks.
@NullMarked
package dev.holdfast.sandbox.stripe;

import org.jspecify.annotations.NullMarked;
