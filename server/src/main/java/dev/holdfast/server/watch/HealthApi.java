package dev.holdfast.server.watch;

import dev.holdfast.server.access.Open;
import dev.holdfast.server.web.Answer;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/// Health, for orchestrators and load balancers.
@Controller
@RequestMapping("/health")
public final class HealthApi {
  private static final String UP = "UP";
  private static final String DOWN = "DOWN";
  private final Readiness readiness;

  HealthApi(Readiness readiness) {
    this.readiness = readiness;
  }

  /// The process runs. Does not look at the database: restarting this server would not heal it.
  @Open
  @GetMapping("/live")
  Answer live() {
    return Answer.of(200, Map.of("status", UP));
  }

  /// 200 when commands would be taken and decided, else 503 with what is missing.
  @Open
  @GetMapping("/ready")
  Answer ready() {
    boolean lanes = !readiness.draining();
    boolean database = readiness.databaseAnswers();
    boolean ready = lanes && database;
    return Answer.of(
        ready ? 200 : 503, new Report(ready ? UP : DOWN, database ? UP : DOWN, lanes ? UP : DOWN));
  }

  /// What `/health/ready` tells.
  record Report(String status, String database, String lanes) {}
}
