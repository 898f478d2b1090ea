package dev.holdfast.kernel;

/// A command that cannot exist: a value is missing, out of bounds or contradicts another. Thrown by
/// the constructors of commands, so that no lane ever sees one; nothing was decided and the caller
/// has to change the request.
public final class InvalidCommand extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private final String field;

  /// @param field the request's field in the API's words, e.g. `lines[2].quantity`
  /// @param problem what is wrong with it, for a person: `must be 1 to 1000000000, is 0`
  public InvalidCommand(String field, String problem) {
    super(field + " " + problem);
    this.field = field;
  }

  public String field() {
    return field;
  }
}
