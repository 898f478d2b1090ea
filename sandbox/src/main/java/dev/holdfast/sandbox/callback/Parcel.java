package dev.holdfast.sandbox.callback;

import java.util.SortedMap;

/// A signed message, ready to go.
///
/// @param body not copied
public record Parcel(SortedMap<String, String> headers, byte[] body) {
  /// One bit in the middle of the body is another.
  public Parcel corrupted() {
    var bytes = body.clone();
    bytes[bytes.length / 2] ^= 1;
    return new Parcel(headers, bytes);
  }
}
