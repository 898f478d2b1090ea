package dev.holdfast.sandbox.till;

import dev.holdfast.sandbox.ledger.Channel;
import java.util.Map;

/// A payment that a merchant asks for.
///
/// @param id what the provider will call it
/// @param number the merchant's; the same one again means the same payment
/// @param amount minor units, 1 or more
/// @param expiresAt milliseconds since 1970, 0 for never
public record NewTrade(
    String id,
    Channel channel,
    String number,
    String title,
    long amount,
    String currency,
    String notifyUrl,
    Map<String, String> extras,
    long expiresAt) {}
