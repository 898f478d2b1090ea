/// How messages reach the merchant: envelopes, schedules, retries, and what is done to them.
@NullMarked
package dev.holdfast.sandbox.callback;

import org.jspecify.annotations.NullMarked;
