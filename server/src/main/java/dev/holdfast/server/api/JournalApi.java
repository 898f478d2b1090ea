package dev.holdfast.server.api;

import dev.holdfast.kernel.Journal;
import dev.holdfast.kernel.Position;
import dev.holdfast.server.access.Allow;
import dev.holdfast.server.access.Scope;
import dev.holdfast.server.web.Answer;
import dev.holdfast.server.web.Query;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/// The feed of everything, for others to follow.
@Controller
@RequestMapping(path = "/v1/journal", produces = Answer.JSON)
public final class JournalApi {
  private final Journal journal;

  JournalApi(Journal journal) {
    this.journal = journal;
  }

  @Allow(Scope.JOURNAL_READ)
  @GetMapping
  Answer read(Query query) {
    return query.as(q -> {
      var asked = q.position("after");
      var after = asked == null ? Position.START : asked;
      return Answer.of(200, JournalPage.feed(journal.after(after, q.limit()), after.toString()));
    });
  }
}
