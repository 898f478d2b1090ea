package dev.holdfast.server.api;

import dev.holdfast.server.access.Allow;
import dev.holdfast.server.access.Scope;
import dev.holdfast.server.json.Text;
import dev.holdfast.server.pay.Payments;
import dev.holdfast.server.web.Answer;
import dev.holdfast.server.web.Query;
import dev.holdfast.store.CallbackQueries;
import dev.holdfast.store.CallbackQueries.Refused;
import dev.holdfast.store.CallbackState;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/// The callback inbox, for people.
@Controller
@RequestMapping(path = "/v1/callbacks", produces = Answer.JSON)
public final class InboxApi {
  private final CallbackQueries queries;
  private final Payments payments;

  InboxApi(CallbackQueries queries, Payments payments) {
    this.queries = queries;
    this.payments = payments;
  }

  private record Samples(List<Refused> items) {}

  @Allow(Scope.CALLBACKS_READ)
  @GetMapping
  Answer list(Query query) {
    return query.as(q -> {
      var state = q.choice("state", CallbackState.class);
      var account = q.text("account", Text.NAME);
      return Answer.of(200, queries.list(state, account, q.cursor(), q.limit()));
    });
  }

  /// What was not a provider's: samples, newest first.
  @Allow(Scope.CALLBACKS_READ)
  @GetMapping("/refused")
  Answer refused(Query query) {
    return query.as(q -> Answer.of(200, new Samples(queries.refused(q.limit()))));
  }

  @Allow(Scope.CALLBACKS_READ)
  @GetMapping("/{account}/{id}")
  Answer one(@PathVariable String account, @PathVariable String id) {
    return queries
        .one(account, PathId.CALLBACK.parse(id))
        .map(whole -> Answer.of(200, whole))
        .orElseThrow(() -> PathId.CALLBACK.notFound(id));
  }

  /// Has one looked at again now.
  @Allow(Scope.CALLBACKS_WRITE)
  @PostMapping("/{account}/{id}/redrive")
  Answer redrive(@PathVariable String account, @PathVariable String id) {
    long callback = PathId.CALLBACK.parse(id);
    if (!queries.redrive(account, callback)) throw PathId.CALLBACK.notFound(id);
    payments.wakeCallbacks();
    return Answer.empty();
  }
}
