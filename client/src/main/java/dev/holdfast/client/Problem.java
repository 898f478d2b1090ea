package dev.holdfast.client;

import java.util.List;
import java.util.Map;

/// Why the server refused: RFC 9457 problem details.
///
/// @param type `urn:holdfast:problem:NAME`, or `about:blank` when something between us and the
///   server answered
/// @param status the HTTP status, 400 to 499
/// @param detail for people
/// @param shortages what is missing when the problem is `insufficient-stock`, else empty
/// @param fields everything else that the problem carries, as plain maps, lists and values; the
///   request's field at fault is under `field`
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    List<Shortage> shortages,
    Map<String, Object> fields) {
  static final String PREFIX = "urn:holdfast:problem:";

  /// The type without its prefix: `insufficient-stock`.
  public String name() {
    return type.startsWith(PREFIX) ? type.substring(PREFIX.length()) : type;
  }

  /// @param name as [#name()] returns it
  public boolean is(String name) {
    return name().equals(name);
  }

  /// The same call may fare better in a moment.
  boolean isTransient() {
    return switch (status) {
      case 409 -> is("command-in-flight");
      case 429, 502, 503, 504 -> true;
      default -> false;
    };
  }

  @Override
  public String toString() {
    return status + " " + name() + ": " + (detail.isEmpty() ? title : detail);
  }
}
