package dev.holdfast.sandbox.till;

import java.util.Map;

/// Money that a merchant wants to give back.
///
/// @param id what the provider will call it
/// @param trade the provider's id of the trade
/// @param number the merchant's; the same one again means the same refund
/// @param amount minor units, 1 or more
public record NewRefund(
    String id,
    String trade,
    String number,
    long amount,
    String reason,
    String notifyUrl,
    Map<String, String> extras) {}
