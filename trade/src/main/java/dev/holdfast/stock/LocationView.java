package dev.holdfast.stock;

/// A location as callers see it.
///
/// @param id its code
public record LocationView(String id, String name, int priority, long version) {
  public static LocationView of(Location location) {
    return new LocationView(
        location.code(), location.name(), location.priority(), location.version());
  }
}
