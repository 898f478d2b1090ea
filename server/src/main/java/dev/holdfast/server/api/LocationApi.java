package dev.holdfast.server.api;

import dev.holdfast.server.access.Allow;
import dev.holdfast.server.access.Scope;
import dev.holdfast.server.json.Text;
import dev.holdfast.server.web.Answer;
import dev.holdfast.server.web.Body;
import dev.holdfast.server.web.Call;
import dev.holdfast.server.web.Query;
import dev.holdfast.store.StockQueries;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/// Places that hold stock.
@Controller
@RequestMapping(path = "/v1/locations", produces = Answer.JSON)
public final class LocationApi {
  private final Commands commands;
  private final StockQueries queries;

  LocationApi(Commands commands, StockQueries queries) {
    this.commands = commands;
    this.queries = queries;
  }

  @Allow(Scope.STOCK_READ)
  @GetMapping
  Answer list(Query query) {
    return query.as(q -> Answer.of(200, queries.locations(q.cursor(), q.limit())));
  }

  @Allow(Scope.STOCK_READ)
  @GetMapping("/{id}")
  Answer get(@PathVariable String id) {
    return Answer.of(200, queries.location(id).orElseThrow(() -> PathCode.LOCATION.notFound(id)));
  }

  @Allow(Scope.STOCK_WRITE)
  @PutMapping("/{id}")
  Answer put(Call call, @PathVariable String id, Body body) {
    var code = Text.LOCATION.check("id", id);
    return commands.run(call, body.as(fields -> StockRequests.location(fields, code)));
  }
}
