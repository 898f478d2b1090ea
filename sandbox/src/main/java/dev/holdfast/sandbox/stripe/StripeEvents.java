package dev.holdfast.sandbox.stripe;

import dev.holdfast.sandbox.ledger.Ledger;
import dev.holdfast.sandbox.ledger.Message;
import dev.holdfast.sandbox.web.Json;
import dev.holdfast.sandbox.web.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// The events of the account, also those that never arrived.
final class StripeEvents {
  private final Ledger ledger;

  StripeEvents(Ledger ledger) {
    this.ledger = ledger;
  }

  ObjectNode one(String id) {
    return ledger
        .read(books -> books.message(id))
        .filter(StripeEvents::isEvent)
        .map(StripeEvents::event)
        .orElseThrow(() -> StripeRefused.missing("event: '" + id + "'"));
  }

  ObjectNode list(Request request) {
    var query = request.parameters();
    var events =
        ledger.read(books -> List.copyOf(books.messages())).reversed().stream()
            .filter(message -> isEvent(message) && fits(message, query))
            .toList();
    return StripePage.of(events, query, Message::id, StripeEvents::event, "/v1/events");
  }

  private static ObjectNode event(Message message) {
    return Json.object(message.content());
  }

  private static boolean isEvent(Message message) {
    return message.id().startsWith("evt_") && !message.forged();
  }

  private static boolean fits(Message message, Map<String, String> query) {
    var types = new ArrayList<String>();
    query.forEach((name, value) -> {
      if (name.equals("type") || name.startsWith("types[")) types.add(value);
    });
    var delivered = query.getOrDefault("delivery_success", "");
    boolean acknowledged = message.end() == Message.End.ACKNOWLEDGED;
    return (types.isEmpty() || types.contains(Json.text(event(message), "type")))
        && StripePage.isCreatedWithin(message.madeAt() / 1_000, query)
        && (delivered.isEmpty() || delivered.equals(Boolean.toString(acknowledged)));
  }
}
