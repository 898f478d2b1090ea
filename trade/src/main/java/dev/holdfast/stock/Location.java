package dev.holdfast.stock;

/// A place that holds stock. `MAIN` exists from the first start.
///
/// @param id identifies the location's journal
/// @param code case-sensitive, unique
/// @param priority lower is taken from first; equal ones in the order of their codes
/// @param version number of its last journal entry
public record Location(long id, String code, String name, int priority, long version) {
  public static final String MAIN = "MAIN";
}
