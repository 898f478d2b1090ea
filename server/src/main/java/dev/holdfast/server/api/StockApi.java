package dev.holdfast.server.api;

import dev.holdfast.server.access.Allow;
import dev.holdfast.server.access.Scope;
import dev.holdfast.server.web.Answer;
import dev.holdfast.server.web.Body;
import dev.holdfast.server.web.Call;
import dev.holdfast.server.web.Query;
import dev.holdfast.store.StockQueries;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/// What comes in and goes out by other ways than orders.
@Controller
@RequestMapping(path = "/v1/stock/{sku}", produces = Answer.JSON)
public final class StockApi {
  private final Commands commands;
  private final StockQueries queries;

  StockApi(Commands commands, StockQueries queries) {
    this.commands = commands;
    this.queries = queries;
  }

  @Allow(Scope.STOCK_READ)
  @GetMapping
  Answer get(@PathVariable String sku) {
    return Answer.of(200, queries.stock(sku).orElseThrow(() -> PathCode.SKU.notFound(sku)));
  }

  @Allow(Scope.STOCK_READ)
  @GetMapping("/movements")
  Answer movements(@PathVariable String sku, Query query) {
    var page = query.as(q -> queries.movements(sku, q.cursor(), q.limit()));
    if (page.items().isEmpty() && queries.sku(sku).isEmpty()) throw PathCode.SKU.notFound(sku);
    return Answer.of(200, page);
  }

  @Allow(Scope.STOCK_WRITE)
  @PostMapping("/receipts")
  Answer receive(Call call, @PathVariable String sku, Body body) {
    return commands.run(call, body.as(fields -> StockRequests.receipt(fields, sku)));
  }

  @Allow(Scope.STOCK_WRITE)
  @PostMapping("/adjustments")
  Answer adjust(Call call, @PathVariable String sku, Body body) {
    return commands.run(call, body.as(fields -> StockRequests.adjustment(fields, sku)));
  }

  @Allow(Scope.STOCK_WRITE)
  @PostMapping("/counts")
  Answer count(Call call, @PathVariable String sku, Body body) {
    return commands.run(call, body.as(fields -> StockRequests.count(fields, sku)));
  }
}
