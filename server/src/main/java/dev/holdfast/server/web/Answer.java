package dev.holdfast.server.web;

import dev.holdfast.server.json.Json;
import dev.holdfast.server.problem.Problem;
import java.util.LinkedHashMap;
import java.util.Map;

/// A finished response.
///
/// @param body treat as immutable
public record Answer(int status, String contentType, Map<String, String> headers, byte[] body) {
  public static final String JSON = "application/json";
  public static final String PROBLEM_JSON = "application/problem+json";

  /// @param body a JSON document in UTF-8
  public static Answer json(int status, byte[] body) {
    return new Answer(status, JSON, Map.of(), body);
  }

  public static Answer of(int status, Object value) {
    return json(status, Json.write(value));
  }

  /// Done, and nothing to tell.
  public static Answer empty() {
    return new Answer(204, JSON, Map.of(), new byte[0]);
  }

  public static Answer of(Problem problem) {
    var answer =
        new Answer(
            problem.type().status(), PROBLEM_JSON, Map.of(), ProblemBody.of(problem).bytes());
    var seconds = problem.retryAfterSeconds();
    return seconds == null ? answer : answer.with("Retry-After", seconds.toString());
  }

  public Answer with(String header, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Answer(status, contentType, more, body);
  }
}
