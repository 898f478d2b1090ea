package dev.holdfast.server.web;

import dev.holdfast.server.json.Fields;
import dev.holdfast.server.json.Json;
import dev.holdfast.server.problem.Problem;
import dev.holdfast.server.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/// A request's body, read into memory up to a limit.
public record Body(byte[] bytes) {
  public static final int MAX_BYTES = 1 << 20;
  private static final Set<String> CONTENT_TYPES =
      Set.of("application/json", "application/json;charset=utf-8");

  /// @throws dev.holdfast.server.problem.ProblemException `unsupported-media-type`,
  ///   `body-too-large`, `invalid-request` when it cannot be read
  static Body read(HttpServletRequest request) {
    if (request.getContentLengthLong() > MAX_BYTES) throw tooLarge();
    var bytes = readUpTo(limit(request), request);
    if (bytes.length > MAX_BYTES) throw tooLarge();
    if (bytes.length > 0) requireType(request, CONTENT_TYPES, "application/json");
    return new Body(bytes);
  }

  /// No more is asked for than was announced: the stream reserves memory for what is asked.
  private static int limit(HttpServletRequest request) {
    long announced = request.getContentLengthLong();
    return announced < 0 ? MAX_BYTES + 1 : (int) announced;
  }

  private static byte[] readUpTo(int limit, HttpServletRequest request) {
    try {
      return request.getInputStream().readNBytes(limit);
    } catch (IOException e) {
      throw Problem.of(ProblemType.INVALID_REQUEST, "The body broke off or is badly encoded.")
          .asException();
    }
  }

  /// @param types the content types allowed, in lower case without spaces
  /// @param expected the one to name to who sends another
  public static void requireType(HttpServletRequest request, Set<String> types, String expected) {
    var type = request.getContentType();
    var plain =
        type == null ? "" : type.toLowerCase(Locale.ROOT).replace(" ", "").replace("\"", "");
    if (types.contains(plain)) return;
    throw Problem.field(
            ProblemType.UNSUPPORTED_MEDIA_TYPE, "Content-Type", "Send " + expected + ".")
        .with("expected", expected)
        .asException();
  }

  /// Reads the body as a JSON object, all of whose fields `read` must ask for.
  public <T> T as(Function<Fields, T> read) {
    return Json.object(bytes, read);
  }

  /// As [#as], where nothing at all is the same as `{}`.
  public <T> T orEmptyAs(Function<Fields, T> read) {
    return bytes.length == 0 ? Json.object(new byte[] {'{', '}'}, read) : as(read);
  }

  private static RuntimeException tooLarge() {
    return Problem.of(
            ProblemType.BODY_TOO_LARGE, "A body may have " + MAX_BYTES + " bytes at most.")
        .with("maxBytes", MAX_BYTES)
        .asException();
  }
}
