package dev.holdfast.server.api;

import dev.holdfast.order.OrderStatus;
import dev.holdfast.server.access.Allow;
import dev.holdfast.server.access.Caller;
import dev.holdfast.server.access.Scope;
import dev.holdfast.server.json.Text;
import dev.holdfast.server.web.Answer;
import dev.holdfast.server.web.Query;
import dev.holdfast.store.OrderFilter;
import dev.holdfast.store.OrderQueries;
import dev.holdfast.store.Owned;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/// Orders and their parts as they are. For a buyer, other buyers' are not there.
@Controller
@RequestMapping(path = "/v1", produces = Answer.JSON)
public final class OrderReads {
  private final OrderQueries queries;

  OrderReads(OrderQueries queries) {
    this.queries = queries;
  }

  @Allow(value = Scope.ORDERS_READ, buyers = true)
  @GetMapping("/orders/{id}")
  Answer order(Caller caller, @PathVariable String id) {
    return queries
        .order(PathId.ORDER.parse(id))
        .filter(order -> caller.maySee(order.buyerId()))
        .map(order -> Answer.of(200, order).with("ETag", IfMatch.tag(order.version())))
        .orElseThrow(() -> PathId.ORDER.notFound(id));
  }

  @Allow(value = Scope.ORDERS_READ, buyers = true)
  @GetMapping("/orders")
  Answer orders(Caller caller, Query query) {
    return query.as(q -> {
      var asked = q.text("buyerId", Text.BUYER);
      var filter =
          new OrderFilter(
              seen(caller, asked),
              q.choice("status", OrderStatus.class),
              q.time("from"),
              q.time("to"));
      var page = queries.orders(filter, q.cursor(), q.limit());
      return asked == null || caller.maySee(asked)
          ? Answer.of(200, page)
          : Answer.of(200, new Nothing(List.of()));
    });
  }

  /// A list with nothing in it.
  private record Nothing(List<Object> items) {}

  /// A buyer's list is of the buyer's own, whatever was asked for.
  private static @Nullable String seen(Caller caller, @Nullable String asked) {
    return switch (caller) {
      case Caller.KeyHolder key -> asked;
      case Caller.Buyer buyer -> buyer.buyerId();
    };
  }

  /// The timeline names who did what, so it is not for buyers.
  @Allow(Scope.ORDERS_READ)
  @GetMapping("/orders/{id}/journal")
  Answer journal(@PathVariable String id, Query query) {
    long order = PathId.ORDER.parse(id);
    var page = query.as(q -> queries.journal(order, q.cursor(), q.limit()));
    if (page.items().isEmpty() && queries.order(order).isEmpty()) throw PathId.ORDER.notFound(id);
    return Answer.of(200, JournalPage.of(page));
  }

  @Allow(value = Scope.ORDERS_READ, buyers = true)
  @GetMapping("/refunds/{id}")
  Answer refund(Caller caller, @PathVariable String id) {
    return part(caller, PathId.REFUND, id, queries.refund(PathId.REFUND.parse(id)));
  }

  @Allow(value = Scope.ORDERS_READ, buyers = true)
  @GetMapping("/shipments/{id}")
  Answer shipment(Caller caller, @PathVariable String id) {
    return part(caller, PathId.SHIPMENT, id, queries.shipment(PathId.SHIPMENT.parse(id)));
  }

  private static <T> Answer part(Caller caller, PathId kind, String id, Optional<Owned<T>> found) {
    return found
        .filter(owned -> caller.maySee(owned.buyerId()))
        .map(owned -> Answer.of(200, owned.value()))
        .orElseThrow(() -> kind.notFound(id));
  }
}
