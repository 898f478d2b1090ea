package dev.holdfast.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

/// Turns what the server decided into results, and lists into streams. Thread-safe.
final class Requests {
  private static final int NOT_FOUND = 404;

  /// Items of one part of a list: the most that the server gives.
  static final String PAGE = "200";

  private final Transport transport;

  Requests(Transport transport) {
    this.transport = transport;
  }

  <T> Result<T> write(Call call, Class<T> type) {
    var response = transport.send(call);
    return refused(response)
        ? new Result.Refused<>(problem(response))
        : new Result.Done<>(Json.read(response.body(), type));
  }

  /// Empty when the server knows nothing under that id.
  <T> Optional<T> find(String path, Class<T> type) {
    var response = transport.send(Call.get(path));
    if (response.statusCode() == NOT_FOUND) return Optional.empty();
    return Optional.of(Json.read(accepted(response), type));
  }

  /// As [#find], for a question that has the server look.
  <T> Optional<T> ask(String path, Class<T> type) {
    var response = transport.send(Call.ask(path));
    if (response.statusCode() == NOT_FOUND) return Optional.empty();
    return Optional.of(Json.read(accepted(response), type));
  }

  <T> T get(String path, TypeReference<T> type) {
    return Json.read(accepted(transport.send(Call.get(path))), type);
  }

  /// Sends NDJSON and answers the lines of the response; one that broke off in the middle is left
  /// out.
  List<JsonNode> lines(Call call) {
    var lines = new String(accepted(transport.send(call)), UTF_8).lines();
    return lines.map(Json::line).flatMap(Optional::stream).toList();
  }

  /// All items of a list, each part fetched when the reader gets to it.
  ///
  /// @param filter query parameters
  <T> Stream<T> list(String path, Map<String, String> filter, TypeReference<Page<T>> type) {
    return Pages.stream(cursor -> {
      var query = new TreeMap<>(filter);
      query.put("cursor", cursor);
      query.put("limit", PAGE);
      return get(Call.query(path, query), type);
    });
  }

  Attempts attempts(Call call) {
    return transport.attempts(call);
  }

  private static byte[] accepted(HttpResponse<byte[]> response) {
    if (refused(response)) throw new RefusedException(problem(response));
    return response.body();
  }

  private static boolean refused(HttpResponse<byte[]> response) {
    return response.statusCode() >= 400;
  }

  private static Problem problem(HttpResponse<byte[]> response) {
    return Json.problem(response.statusCode(), response.body());
  }
}
