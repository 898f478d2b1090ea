package dev.holdfast.store;

import java.util.Objects;
import java.util.SortedMap;

/// A message's headers as one JSON object.
final class HeaderText {
  private HeaderText() {}

  static String write(SortedMap<String, String> headers) {
    return Objects.requireNonNullElse(Metadata.write(headers), "{}");
  }

  static SortedMap<String, String> read(String text) {
    return Metadata.read(text);
  }
}
