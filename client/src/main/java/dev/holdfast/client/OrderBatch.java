package dev.holdfast.client;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The orders of one NDJSON request, and what was decided about each. Not thread-safe.
final class OrderBatch {
  private final List<byte[]> lines = new ArrayList<>();
  private final List<@Nullable Result<Order>> results = new ArrayList<>();
  private int bytes;

  static byte[] line(KeyedOrder order) {
    var line = Json.tree(order.order());
    line.put("idempotencyKey", order.key().value());
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

  /// Sends the orders, and again those that were not taken or not answered.
  ///
  /// @return one result for each order, in their order
  List<Result<Order>> send(Requests requests) {
    var attempts = requests.attempts(Call.ndjson(Call.path("orders", "batch"), new byte[0]));
    while (true) {
      var open = open();
      var call = Call.ndjson(Call.path("orders", "batch"), body(open));
      var reason = "the answers broke off";
      for (var answer : requests.lines(call)) reason = take(answer, open, reason);
      if (open().isEmpty())
        return results.stream().<Result<Order>>map(Objects::requireNonNull).toList();
      attempts.again(reason, Duration.ZERO, null);
    }
  }

  /// Positions of the orders that have no result yet.
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
  /// @return why the order has to be sent again; `before` when it has not
  private String take(JsonNode answer, List<Integer> open, String before) {
    int line = answer.path("line").asInt(0);
    int status = answer.path("status").asInt(0);
    if (line < 1 || line > open.size()) return before;
    if (status < 400) {
      results.set(
          open.get(line - 1), new Result.Done<>(Json.read(answer.path("body"), Order.class)));
      return before;
    }
    var problem = Json.problem(status, answer.path("problem"));
    if (problem.isTransient()) return problem.toString();
    if (problem.status() >= 500)
      throw new HoldfastException("an order of a batch: " + problem, null);
    results.set(open.get(line - 1), new Result.Refused<>(problem));
    return before;
  }
}
