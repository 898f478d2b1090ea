package dev.holdfast.stock;

import dev.holdfast.kernel.Command;
import dev.holdfast.kernel.Outcome;

/// Creates a location or changes its name and priority.
///
/// @param code 1 to 100 characters
/// @param priority lower is taken from first, -1,000,000 to 1,000,000
public record PutLocation(String code, String name, int priority) implements Command {
  private static final int MAX_PRIORITY = 1_000_000;

  public PutLocation {
    Bounds.text("code", code, Bounds.MAX_CODE);
    Bounds.text("name", name, Bounds.MAX_TEXT);
    Bounds.within("priority", priority, -MAX_PRIORITY, MAX_PRIORITY);
  }

  public sealed interface Result extends Outcome permits LocationCreated, LocationUpdated {}

  public record LocationCreated(LocationView location) implements Result {}

  /// It exists and is now as asked for.
  public record LocationUpdated(LocationView location) implements Result {}
}
