package dev.holdfast.server.web;

/// Hears how long requests took.
@FunctionalInterface
public interface RequestTimer {
  /// @param path the path's pattern, `none` when it matched none
  void took(String method, String path, int status, long nanos);
}
