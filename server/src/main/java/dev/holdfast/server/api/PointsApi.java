package dev.holdfast.server.api;

import dev.holdfast.server.access.Allow;
import dev.holdfast.server.access.Caller;
import dev.holdfast.server.access.Scope;
import dev.holdfast.server.json.Text;
import dev.holdfast.server.problem.Problem;
import dev.holdfast.server.problem.ProblemType;
import dev.holdfast.server.web.Answer;
import dev.holdfast.server.web.Body;
import dev.holdfast.server.web.Call;
import dev.holdfast.server.web.Query;
import dev.holdfast.store.PointsQueries;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/// Points, for their buyers and for those who look after them.
@Controller
@RequestMapping(path = "/v1", produces = Answer.JSON)
public final class PointsApi {
  private final Commands commands;
  private final PointsQueries queries;

  PointsApi(Commands commands, PointsQueries queries) {
    this.commands = commands;
    this.queries = queries;
  }

  @Allow(Scope.PROMOTIONS_WRITE)
  @PutMapping("/points/{currency}")
  Answer put(Call call, @PathVariable String currency, Body body) {
    var checked = Text.CURRENCY.check("currency", currency);
    return commands.run(call, body.as(fields -> PointsRequests.rule(fields, checked)));
  }

  @Allow(Scope.PROMOTIONS_READ)
  @GetMapping("/points/{currency}")
  Answer rule(@PathVariable String currency) {
    return queries
        .rule(currency)
        .map(rule -> Answer.of(200, rule))
        .orElseThrow(() -> PathCode.POINTS_RULE.notFound(currency));
  }

  /// The same command as the reactor's, with the same natural keys.
  @Allow(Scope.PROMOTIONS_WRITE)
  @PostMapping("/orders/{id}/points")
  Answer settle(Call call, @PathVariable String id) {
    return commands.run(call, PointsRequests.settle(id));
  }

  @Allow(Scope.PROMOTIONS_WRITE)
  @PostMapping("/buyers/{id}/points/adjustments")
  Answer adjust(Call call, @PathVariable String id, Body body) {
    var buyer = Text.BUYER.check("id", id);
    return commands.run(call, body.as(fields -> PointsRequests.adjust(fields, buyer)));
  }

  /// Balances and a page of transfers, newest first. For a buyer, another buyer is not there.
  @Allow(value = Scope.PROMOTIONS_READ, buyers = true)
  @GetMapping("/buyers/{id}/points")
  Answer statement(Caller caller, @PathVariable String id, Query query) {
    if (!caller.maySee(id)) {
      throw Problem.of(ProblemType.NOT_FOUND, "There is no such buyer.").asException();
    }
    return Answer.of(200, query.as(q -> queries.statement(id, q.cursor(), q.limit())));
  }
}
