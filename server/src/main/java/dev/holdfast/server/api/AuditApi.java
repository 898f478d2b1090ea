package dev.holdfast.server.api;

import dev.holdfast.kernel.StoreException;
import dev.holdfast.server.access.Allow;
import dev.holdfast.server.access.Scope;
import dev.holdfast.server.problem.Problem;
import dev.holdfast.server.problem.ProblemType;
import dev.holdfast.server.web.Answer;
import dev.holdfast.store.audit.Audit;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/// The proof that the books agree. It reads every row, so each server runs one at a time.
@Controller
@RequestMapping(path = "/v1/audit", produces = Answer.JSON)
public final class AuditApi {
  private static final int RETRY_AFTER_SECONDS = 5;

  private final Audit audit;
  private final Semaphore turn = new Semaphore(1);

  AuditApi(Audit audit) {
    this.audit = audit;
  }

  @Allow(Scope.AUDIT_READ)
  @GetMapping
  Answer run() {
    if (!turn.tryAcquire()) {
      throw Problem.of(ProblemType.AUDIT_RUNNING, "Wait until it has finished.")
          .retryAfter(RETRY_AFTER_SECONDS)
          .asException();
    }
    try {
      return Answer.of(200, audit.run());
    } catch (SQLException e) {
      throw new StoreException.Unreachable("the audit could not be run", e);
    } finally {
      turn.release();
    }
  }
}
