package dev.holdfast.server.watch;

import dev.holdfast.server.access.Credentials;
import dev.holdfast.server.access.Open;
import dev.holdfast.server.access.Scope;
import dev.holdfast.server.web.Answer;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// Metrics: open to what asks from the machine itself, by scope to everybody else. A request that
/// came through a proxy is somebody else's, wherever the proxy runs.
@Controller
public final class MetricsApi {
  private static final String TEXT = "text/plain;version=0.0.4;charset=utf-8";

  private final Meters meters;
  private final Credentials credentials;

  MetricsApi(Meters meters, Credentials credentials) {
    this.meters = meters;
    this.credentials = credentials;
  }

  @Open
  @GetMapping("/metrics")
  Answer metrics(HttpServletRequest request) throws UnknownHostException {
    if (!isLocal(request)) credentials.callerOf(request).require(Scope.METRICS_READ);
    var text = meters.scrape().getBytes(StandardCharsets.UTF_8);
    return new Answer(200, TEXT, Map.of(), text);
  }

  private static boolean isLocal(HttpServletRequest request) throws UnknownHostException {
    return request.getHeader("Forwarded") == null
        && request.getHeader("X-Forwarded-For") == null
        && InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
  }
}
