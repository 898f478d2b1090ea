package dev.holdfast.client;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The writes of one NDJSON request, and what was decided about each. Not thread-safe.
///
/// @param <T> what a write that succeeds returns
final class Batch<T> {
  private final String path;
  private final Class<T> type;
  private final List<byte[]> lines = new ArrayList<>();
  private final List<@Nullable Result<T>> results = new ArrayList<>();
  private int bytes;

  Batch(String path, Class<T> type) {
    this.path = path;
    this.type = type;
  }

  /// A write as a line: the fields of its value, and its key.
  static byte[] line(Keyed<?> write) {
    var line = Json.tree(write.value());
    line.put("idempotencyKey", write.key().value());
    return Json.write(line);
  }

  void add(byte[] line) {
    lines.add(line);
    results.add(null);
    bytes += line.length;
  }

  int size() {
    return lines.size();
  }

  int bytes() {
    return bytes;
  }

  /// Sends the writes, and again those that were not taken or not answered.
  ///
  /// @return one result for each, in their order
  List<Result<T>> send(Requests requests) {
    var attempts = requests.attempts(Call.ndjson(path, new byte[0]));
    while (true) {
      var open = open();
      var call = Call.ndjson(path, body(open));
      var reason = "the answers broke off";
      for (var answer : requests.lines(call)) reason = take(answer, open, reason);
      if (open().isEmpty())
        return results.stream().<Result<T>>map(Objects::requireNonNull).toList();
      attempts.again(reason, Duration.ZERO, null);
    }
  }

  /// Positions of the writes that have no result yet.
  private List<Integer> open() {
    var open = new ArrayList<Integer>();
    for (int i = 0; i < results.size(); i++) {
      if (results.get(i) == null) open.add(i);
    }
    return open;
  }

  private byte[] body(List<Integer> open) {
    var body = new ByteArrayOutputStream(bytes + lines.size());
    for (int i : open) {
      body.writeBytes(lines.get(i));
      body.write('\n');
    }
    return body.toByteArray();
  }

  /// @param open what was sent, line by line
  /// @return why the write has to be sent again; `before` when it has not
  private String take(JsonNode answer, List<Integer> open, String before) {
    int line = answer.path("line").asInt(0);
    int status = answer.path("status").asInt(0);
    if (line < 1 || line > open.size()) return before;
    if (status < 400) {
      results.set(open.get(line - 1), new Result.Done<>(Json.read(answer.path("body"), type)));
      return before;
    }
    var problem = Json.problem(status, answer.path("problem"));
    if (problem.isTransient()) return problem.toString();
    if (problem.status() >= 500) throw new HoldfastException("one of a batch: " + problem, null);
    results.set(open.get(line - 1), new Result.Refused<>(problem));
    return before;
  }
}
