package dev.holdfast.server.api;

import dev.holdfast.server.access.Allow;
import dev.holdfast.server.access.Scope;
import dev.holdfast.server.json.Json;
import dev.holdfast.server.json.Text;
import dev.holdfast.server.web.Answer;
import dev.holdfast.server.web.Body;
import dev.holdfast.server.web.Call;
import dev.holdfast.server.web.Query;
import dev.holdfast.store.StockQueries;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;

/// The catalogue. A SKU's version is its ETag; because proxies rewrite ETags it is in the bodies,
/// too, and may come back there as well as in If-Match.
@Controller
@RequestMapping(path = "/v1/skus", produces = Answer.JSON)
public final class SkuApi {
  private final Commands commands;
  private final StockQueries queries;

  SkuApi(Commands commands, StockQueries queries) {
    this.commands = commands;
    this.queries = queries;
  }

  @Allow(value = Scope.CATALOGUE_READ, buyers = true)
  @GetMapping
  Answer list(Query query) {
    return query.as(q -> Answer.of(200, queries.skus(q.cursor(), q.limit())));
  }

  @Allow(value = Scope.CATALOGUE_READ, buyers = true)
  @GetMapping("/{sku}")
  Answer get(@PathVariable String sku) {
    var found = queries.sku(sku).orElseThrow(() -> PathCode.SKU.notFound(sku));
    return Answer.of(200, found).with("ETag", IfMatch.tag(found.version()));
  }

  @Allow(Scope.CATALOGUE_WRITE)
  @PutMapping("/{sku}")
  Answer put(
      Call call,
      @PathVariable String sku,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      Body body) {
    var code = Text.SKU.check("sku", sku);
    var version = IfMatch.version(ifMatch);
    var answer = commands.run(call, body.as(fields -> StockRequests.sku(fields, code, version)));
    return answer.status() < 300
        ? answer.with("ETag", IfMatch.tag(Json.version(answer.body())))
        : answer;
  }
}
