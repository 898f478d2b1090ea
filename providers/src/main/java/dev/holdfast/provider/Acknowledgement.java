package dev.holdfast.provider;

/// An HTTP answer in a provider's own manner.
///
/// @param body not copied; nobody changes it
public record Acknowledgement(int status, String contentType, byte[] body) {}
