package dev.holdfast.server.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.servlet.HandlerMapping;

/// Around every request: the headers that keep browsers from guessing and caches from keeping, and
/// the time it took.
final class EdgeFilter implements Filter {
  private final RequestTimer timer;

  EdgeFilter(RequestTimer timer) {
    this.timer = timer;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    var http = (HttpServletResponse) response;
    SafeHeaders.set(http);
    long start = System.nanoTime();
    try {
      chain.doFilter(request, response);
    } finally {
      var path = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
      timer.took(
          ((HttpServletRequest) request).getMethod(),
          path == null ? "none" : path.toString(),
          http.getStatus(),
          System.nanoTime() - start);
    }
  }
}
