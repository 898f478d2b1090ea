package dev.holdfast.server.api;

import dev.holdfast.kernel.Position;
import dev.holdfast.server.access.Allow;
import dev.holdfast.server.access.Scope;
import dev.holdfast.server.problem.Problem;
import dev.holdfast.server.problem.ProblemException;
import dev.holdfast.server.problem.ProblemType;
import dev.holdfast.server.web.Answer;
import dev.holdfast.server.web.Query;
import dev.holdfast.store.PgJournal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/// The feed of everything, for others to follow.
@Controller
@RequestMapping(path = "/v1/journal", produces = Answer.JSON)
public final class JournalApi {
  private final PgJournal journal;

  JournalApi(PgJournal journal) {
    this.journal = journal;
  }

  @Allow(Scope.JOURNAL_READ)
  @GetMapping
  Answer read(Query query) {
    return query.as(q -> {
      var asked = q.position("after");
      var after = asked == null ? Position.START : asked;
      var entries = journal.after(after, q.limit());
      if (entries.isEmpty() && journal.isBeyondEnd(after)) throw beyondEnd();
      return Answer.of(200, JournalPage.feed(entries, after.toString()));
    });
  }

  private static ProblemException beyondEnd() {
    return Problem.field(ProblemType.INVALID_VALUE, "after", "The journal ends before it.")
        .asException();
  }
}
