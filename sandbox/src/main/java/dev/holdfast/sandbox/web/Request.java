package dev.holdfast.sandbox.web;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;

/// What came in, byte for byte.
///
/// @param path as sent, still encoded
/// @param query as sent, still encoded; empty when there is none
/// @param headers first value by lower-case name
/// @param body not copied; nobody changes it
/// @param captured what the route's `{name}` parts matched, decoded
public record Request(
    String method,
    String path,
    String query,
    SortedMap<String, String> headers,
    byte[] body,
    Map<String, String> captured) {

  /// Path and query, as a signature covers them.
  public String target() {
    return query.isEmpty() ? path : path + "?" + query;
  }

  /// @param name in lower case
  /// @return empty when it is missing
  public String header(String name) {
    return headers.getOrDefault(name, "");
  }

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  public Map<String, String> parameters() {
    return Form.parse(query);
  }

  public Map<String, String> form() {
    return Form.parse(text());
  }

  public String part(String name) {
    return captured.getOrDefault(name, "");
  }

  Request with(Map<String, String> parts) {
    return new Request(method, path, query, headers, body, parts);
  }
}
