package dev.holdfast.server.web;

import dev.holdfast.server.json.Json;
import dev.holdfast.server.problem.Problem;
import dev.holdfast.server.problem.ProblemType;
import java.util.Arrays;
import java.util.LinkedHashMap;

/// A problem as JSON.
public record ProblemBody(byte[] bytes) {
  public static ProblemBody of(Problem problem) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("type", problem.type().urn());
    fields.put("title", problem.type().title());
    fields.put("status", problem.type().status());
    fields.put("detail", problem.detail());
    fields.putAll(problem.members());
    return new ProblemBody(Json.write(fields));
  }

  /// A refusal of the domain: its own fields follow the problem's, byte for byte as they were
  /// stored, so that a repeated command gets the same answer.
  ///
  /// @param refusal a JSON object
  public static ProblemBody of(ProblemType type, byte[] refusal) {
    var head = new LinkedHashMap<String, Object>();
    head.put("type", type.urn());
    head.put("title", type.title());
    head.put("status", type.status());
    var start = Json.write(head);
    if (refusal.length <= 2) return new ProblemBody(start);
    var joined = Arrays.copyOf(start, start.length + refusal.length - 1);
    joined[start.length - 1] = ',';
    System.arraycopy(refusal, 1, joined, start.length, refusal.length - 1);
    return new ProblemBody(joined);
  }
}
