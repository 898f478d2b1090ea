package dev.holdfast.server.problem;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An error as it travels (RFC 9457).
///
/// @param detail what is wrong this time and what would be right; no internals, no secrets
/// @param members further fields for machines, e.g. `field`; strings, numbers, lists and maps
/// @param retryAfterSeconds value of the `Retry-After` header, null for none
public record Problem(
    ProblemType type,
    String detail,
    Map<String, Object> members,
    @Nullable Integer retryAfterSeconds) {

  public static Problem of(ProblemType type, String detail) {
    return new Problem(type, detail, Map.of(), null);
  }

  /// @param field the path of the offending value: `lines[0].quantity`, a header, a parameter
  public static Problem field(ProblemType type, String field, String detail) {
    return of(type, detail).with("field", field);
  }

  public Problem with(String name, Object value) {
    var more = new LinkedHashMap<>(members);
    more.put(name, value);
    return new Problem(type, detail, more, retryAfterSeconds);
  }

  public Problem retryAfter(int seconds) {
    return new Problem(type, detail, members, seconds);
  }

  public ProblemException asException() {
    return new ProblemException(this);
  }
}
