package dev.holdfast.provider.stripe;

import com.google.gson.JsonParser;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.StripeObject;
import dev.holdfast.provider.Incoming;
import dev.holdfast.provider.Sighting;
import dev.holdfast.provider.wire.StrictText;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;

/// An event that is listed comes in the version that was the account's when it happened, not in the
/// endpoint's: its object is asked for again, and comes in ours.
final class StripeRewording {
  private StripeRewording() {}

  static Sighting<Incoming> of(StripeClient client, Incoming event) {
    return StripeCalls.ask(() -> reworded(client, event));
  }

  private static Incoming reworded(StripeClient client, Incoming incoming) throws StripeException {
    var event = JsonParser.parseString(text(incoming)).getAsJsonObject();
    var data = event.getAsJsonObject("data");
    var object = data.getAsJsonObject("object");
    var kind = object.get("object").getAsString();
    data.add("object", now(client, kind, object.get("id").getAsString()).getRawJsonObject());
    event.addProperty("api_version", com.stripe.Stripe.API_VERSION);
    return new Incoming(new TreeMap<>(), event.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static StripeObject now(StripeClient client, String kind, String id)
      throws StripeException {
    return switch (kind) {
      case "payment_intent" ->
          client.v1().paymentIntents().retrieve(id, StripeProvider.WITH_CHARGE);
      case "refund" -> client.v1().refunds().retrieve(id);
      default -> throw new IllegalArgumentException("an event about a " + kind);
    };
  }

  private static String text(Incoming incoming) {
    try {
      return StrictText.utf8(incoming.body());
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("not UTF-8", e);
    }
  }
}
