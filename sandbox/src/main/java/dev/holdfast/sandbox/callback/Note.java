package dev.holdfast.sandbox.callback;

/// Something to tell the merchant.
///
/// @param id the provider's id of the message
/// @param kind what it is about: `paid`, `closed`, `refunded`
/// @param content what it says, as the dialect that wrote it reads it when it signs
public record Note(String id, String kind, String content) {}
