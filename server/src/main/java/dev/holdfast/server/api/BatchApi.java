package dev.holdfast.server.api;

import dev.holdfast.kernel.Command;
import dev.holdfast.server.access.Allow;
import dev.holdfast.server.access.Caller;
import dev.holdfast.server.access.Scope;
import dev.holdfast.server.json.Fields;
import dev.holdfast.server.json.Text;
import dev.holdfast.server.stream.BatchStream;
import dev.holdfast.server.stream.LineCommand;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/// Many commands in one request.
@Controller
@RequestMapping(path = "/v1", produces = BatchStream.NDJSON)
public final class BatchApi {
  private final BatchStream batches;

  BatchApi(BatchStream batches) {
    this.batches = batches;
  }

  /// What a line of `/v1/stock/batch` does.
  enum Operation {
    RECEIPT,
    ADJUSTMENT,
    COUNT
  }

  @Allow(value = Scope.ORDERS_WRITE, buyers = true)
  @PostMapping("/orders/batch")
  void orders(Caller caller, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    batches.run(request, response, caller, OrderRequests::place);
  }

  @Allow(Scope.CATALOGUE_WRITE)
  @PostMapping("/skus/batch")
  void skus(Caller caller, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    LineCommand sku = (line, who) -> StockRequests.sku(line, line.text("sku", Text.SKU), null);
    batches.run(request, response, caller, sku);
  }

  @Allow(Scope.STOCK_WRITE)
  @PostMapping("/stock/batch")
  void stock(Caller caller, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    batches.run(request, response, caller, (line, who) -> stock(line));
  }

  private static Command stock(Fields line) {
    var sku = line.text("sku", Text.SKU);
    return switch (line.choice("operation", Operation.class)) {
      case RECEIPT -> StockRequests.receipt(line, sku);
      case ADJUSTMENT -> StockRequests.adjustment(line, sku);
      case COUNT -> StockRequests.count(line, sku);
    };
  }
}
