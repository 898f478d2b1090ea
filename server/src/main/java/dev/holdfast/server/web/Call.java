package dev.holdfast.server.web;

import dev.holdfast.kernel.CommandId;
import dev.holdfast.server.access.Caller;
import dev.holdfast.server.problem.Problem;
import dev.holdfast.server.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/// A write: who calls, and under which id.
///
/// @param id the caller's id and the `Idempotency-Key`
public record Call(Caller caller, CommandId id) {
  private static final String HEADER = "Idempotency-Key";

  static Call of(Caller caller, HttpServletRequest request) {
    var keys = Collections.list(request.getHeaders(HEADER));
    if (keys.size() > 1) {
      throw Problem.field(
              ProblemType.IDEMPOTENCY_KEY_INVALID, HEADER, "Send one " + HEADER + ", not several.")
          .asException();
    }
    return new Call(caller, commandId(caller, keys.isEmpty() ? null : keys.getFirst(), HEADER));
  }

  /// @param field where the key stands
  /// @throws dev.holdfast.server.problem.ProblemException `idempotency-key-missing`,
  ///   `idempotency-key-invalid`
  public static CommandId commandId(Caller caller, @Nullable String key, String field) {
    if (key == null || key.isBlank()) {
      throw Problem.field(
              ProblemType.IDEMPOTENCY_KEY_MISSING,
              field,
              "Send " + field + ": a text of your own that is new for each write.")
          .asException();
    }
    if (key.length() > CommandId.MAX_KEY_LENGTH || !isVisible(key)) {
      throw Problem.field(
              ProblemType.IDEMPOTENCY_KEY_INVALID,
              field,
              field + " must have 1 to 255 visible ASCII characters.")
          .with("maxLength", CommandId.MAX_KEY_LENGTH)
          .asException();
    }
    return new CommandId(caller.id(), key);
  }

  /// A loop, because a stream for each request costs more than what it looks at.
  private static boolean isVisible(String key) {
    for (int i = 0; i < key.length(); i++) {
      if (key.charAt(i) <= ' ' || key.charAt(i) >= 127) return false;
    }
    return true;
  }
}
