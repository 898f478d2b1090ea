package dev.holdfast.sandbox.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Which handler a request goes to: the first whose method and path fit. A `{name}` in a path
/// stands for one part of it.
public final class Router {
  private final List<Route> routes = new ArrayList<>();
  private Function<Request, Optional<Answer>> first = request -> Optional.empty();

  private record Route(String method, String[] parts, Function<Request, Answer> handler) {}

  public Router on(String method, String path, Function<Request, Answer> handler) {
    routes.add(new Route(method, path.split("/", -1), handler));
    return this;
  }

  /// @param look asked before any handler; what it answers is the answer
  public Router first(Function<Request, Optional<Answer>> look) {
    first = look;
    return this;
  }

  /// Empty when nothing fits.
  Optional<Answer> answer(Request request) {
    return first.apply(request).or(() -> routed(request));
  }

  private Optional<Answer> routed(Request request) {
    var parts = request.path().split("/", -1);
    for (var route : routes) {
      if (!route.method().equals(request.method())) continue;
      var captured = captured(route.parts(), parts);
      if (captured.isPresent()) {
        return Optional.of(route.handler().apply(request.with(captured.get())));
      }
    }
    return Optional.empty();
  }

  private static Optional<Map<String, String>> captured(String[] pattern, String[] parts) {
    if (pattern.length != parts.length) return Optional.empty();
    var captured = new HashMap<String, String>();
    for (int i = 0; i < parts.length; i++) {
      if (pattern[i].startsWith("{")) {
        captured.put(pattern[i].substring(1, pattern[i].length() - 1), Form.decode(parts[i]));
      } else if (!pattern[i].equals(parts[i])) {
        return Optional.empty();
      }
    }
    return Optional.of(captured);
  }
}
