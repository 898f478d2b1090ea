package dev.holdfast.server.api;

import dev.holdfast.server.json.Id;
import dev.holdfast.server.problem.Problem;
import dev.holdfast.server.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/// Versions as entity tags: `"3"`. The comparison is strong, so a weak tag never matches.
final class IfMatch {
  private IfMatch() {}

  static String tag(long version) {
    return "\"" + version + "\"";
  }

  /// The version that an If-Match header names, null without a header.
  static @Nullable Long version(@Nullable String header) {
    if (header == null) return null;
    var text = header.strip();
    if (text.length() > 2 && text.startsWith("\"") && text.endsWith("\"")) {
      var version = Id.parse(text.substring(1, text.length() - 1));
      if (version.isPresent()) return version.getAsLong();
    }
    throw Problem.field(
            ProblemType.INVALID_VALUE,
            "If-Match",
            "If-Match must be one ETag as an answer gave it, such as \"3\".")
        .asException();
  }
}
