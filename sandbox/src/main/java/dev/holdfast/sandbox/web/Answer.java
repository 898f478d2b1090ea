package dev.holdfast.sandbox.web;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;

/// What goes back.
public sealed interface Answer {
  /// @param body not copied; nobody changes it
  record Reply(int status, SortedMap<String, String> headers, byte[] body) implements Answer {
    public Reply with(String name, String value) {
      var more = new TreeMap<>(headers);
      more.put(name, value);
      return new Reply(status, more, body);
    }
  }

  /// The line goes dead.
  ///
  /// @param after how long the caller is left waiting
  record HangUp(Duration after) implements Answer {}

  static Reply of(int status, String contentType, String body) {
    return new Reply(status, new TreeMap<>(), body.getBytes(StandardCharsets.UTF_8))
        .with("Content-Type", contentType);
  }

  static Reply json(int status, Object value) {
    return new Reply(status, new TreeMap<>(), Json.bytes(value))
        .with("Content-Type", "application/json");
  }

  static Reply page(int status, String html) {
    return of(status, "text/html; charset=utf-8", html);
  }

  static Reply seeOther(String url) {
    return of(303, "text/plain; charset=utf-8", "").with("Location", url);
  }
}
