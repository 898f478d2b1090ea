package dev.holdfast.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// One request as it is sent, as often as needed.
///
/// @param path from the server's root, encoded
/// @param ifMatch the version that the write expects
@SuppressWarnings("ArrayRecordComponent") // the bytes are written once and only sent
record Call(
    String method,
    String path,
    byte @Nullable [] body,
    String contentType,
    @Nullable IdempotencyKey key,
    @Nullable Long ifMatch) {
  static final String JSON = "application/json";
  static final String NDJSON = "application/x-ndjson";

  static Call get(String path) {
    return new Call("GET", path, null, JSON, null, null);
  }

  static Call post(String path, IdempotencyKey key, Object body) {
    return new Call("POST", path, Json.write(body), JSON, key, null);
  }

  /// A question that changes nothing by itself.
  static Call ask(String path) {
    return new Call("POST", path, null, JSON, null, null);
  }

  static Call put(String path, IdempotencyKey key, Object body) {
    return new Call("PUT", path, Json.write(body), JSON, key, null);
  }

  static Call ndjson(String path, byte[] lines) {
    return new Call("POST", path, lines, NDJSON, null, null);
  }

  Call ifMatch(long version) {
    return new Call(method, path, body, contentType, key, version);
  }

  /// Joins segments into a path, each encoded: a SKU may contain spaces and slashes.
  static String path(String... segments) {
    var path = new StringBuilder("/v1");
    for (var segment : segments) path.append('/').append(encode(segment));
    return path.toString();
  }

  /// A path with a query; entries with an empty value are left out.
  static String query(String path, Map<String, String> parameters) {
    var query = new StringJoiner("&", "?", "").setEmptyValue("");
    parameters.forEach((name, value) -> {
      if (!value.isEmpty()) query.add(name + "=" + encode(value));
    });
    return path + query;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
