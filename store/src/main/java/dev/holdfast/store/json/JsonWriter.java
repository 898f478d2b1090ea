package dev.holdfast.store.json;

/// Writes the values of one class.
@FunctionalInterface
interface JsonWriter {
  void write(Object value, JsonBuffer out);
}
