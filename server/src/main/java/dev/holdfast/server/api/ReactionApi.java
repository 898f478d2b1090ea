package dev.holdfast.server.api;

import dev.holdfast.server.access.Allow;
import dev.holdfast.server.access.Scope;
import dev.holdfast.server.json.Id;
import dev.holdfast.server.problem.Problem;
import dev.holdfast.server.problem.ProblemType;
import dev.holdfast.server.web.Answer;
import dev.holdfast.server.web.Call;
import dev.holdfast.server.web.Query;
import dev.holdfast.store.Reactions;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/// What the server could not do in reaction to the journal.
@Controller
@RequestMapping(path = "/v1/reactions", produces = Answer.JSON)
public final class ReactionApi {
  private final Reactions reactions;

  ReactionApi(Reactions reactions) {
    this.reactions = reactions;
  }

  @Allow(Scope.PROMOTIONS_READ)
  @GetMapping
  Answer waiting(Query query) {
    return Answer.of(
        200, query.as(q -> reactions.waiting(q.flag("parked"), q.cursor(), q.limit())));
  }

  /// Harmless to repeat: it makes it due, and doing it has a natural key.
  @Allow(Scope.PROMOTIONS_WRITE)
  @PostMapping("/{id}/redrive")
  Answer redrive(Call call, @PathVariable String id) {
    var found = Id.parse(id);
    return (found.isEmpty()
            ? java.util.Optional.<Reactions.Waiting>empty()
            : reactions.redrive(found.getAsLong()))
        .map(waiting -> Answer.of(200, waiting))
        .orElseThrow(
            () -> Problem.of(ProblemType.NOT_FOUND, "Nothing of that id waits.").asException());
  }
}
