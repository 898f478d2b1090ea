package dev.holdfast.server.web;

import dev.holdfast.server.problem.Problem;
import dev.holdfast.server.problem.ProblemType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.servlet.HandlerMapping;

/// Around every request: the time it took, and no path parameters.
final class EdgeFilter implements Filter {
  /// The container would drop it and what follows, and something else would be meant.
  private static final Answer SEMICOLON =
      Answer.of(Problem.of(ProblemType.INVALID_REQUEST, "In a path ; is written as %3B."));

  private final RequestTimer timer;

  EdgeFilter(RequestTimer timer) {
    this.timer = timer;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    var http = (HttpServletResponse) response;
    long start = System.nanoTime();
    try {
      if (((HttpServletRequest) request).getRequestURI().indexOf(';') < 0) {
        chain.doFilter(request, response);
      } else {
        Responses.write(SEMICOLON, http);
      }
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
