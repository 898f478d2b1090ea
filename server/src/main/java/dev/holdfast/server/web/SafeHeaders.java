package dev.holdfast.server.web;

import jakarta.servlet.http.HttpServletResponse;

/// Headers on every response: take the content type at its word, keep nothing, embed nowhere.
final class SafeHeaders {
  private SafeHeaders() {}

  static void set(HttpServletResponse response) {
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    response.setHeader("Referrer-Policy", "no-referrer");
  }
}
