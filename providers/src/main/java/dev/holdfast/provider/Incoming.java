package dev.holdfast.provider;

import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// What somebody sent to a callback address, byte for byte.
///
/// @param headers values by lower-case name; several values of one name are joined by `, `
/// @param body not copied; nobody changes it
public record Incoming(SortedMap<String, String> headers, byte[] body) {
  /// @param name in lower case
  public @Nullable String header(String name) {
    return headers.get(name);
  }
}
