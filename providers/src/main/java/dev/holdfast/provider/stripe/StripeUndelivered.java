package dev.holdfast.provider.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.param.EventListParams;
import dev.holdfast.provider.Incoming;
import dev.holdfast.provider.Sighting;
import dev.holdfast.provider.Undelivered;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/// Events that an endpoint did not accept, as Stripe lists them for 30 days.
/// `https://docs.stripe.com/webhooks/process-undelivered-events`
///
/// @param mayCall whether one more page may be asked for
record StripeUndelivered(StripeClient client, BooleanSupplier mayCall) {
  private static final long PAGE = 100;
  private static final int MAX_PAGES = 20;

  /// Those that end something. Refunds are few, are not asked about once they have ended, and shall
  /// not be lost behind the payments.
  private static final List<String> OF_REFUNDS =
      List.of("refund.updated", "refund.failed", "charge.refund.updated");

  private static final List<String> OF_PAYMENTS =
      List.of("payment_intent.succeeded", "payment_intent.canceled");

  Sighting<Undelivered> since(Instant since) {
    Sighting<Undelivered> ofRefunds = StripeCalls.ask(() -> list(OF_REFUNDS, since));
    return ofRefunds.then(refunds -> {
      Sighting<Undelivered> payments = StripeCalls.ask(() -> list(OF_PAYMENTS, since));
      return new Sighting.Seen<>(
          payments instanceof Sighting.Seen<Undelivered>(var seen)
              ? joined(refunds, seen)
              : new Undelivered(refunds.messages(), false));
    });
  }

  private static Undelivered joined(Undelivered refunds, Undelivered payments) {
    var messages = new ArrayList<>(refunds.messages());
    messages.addAll(payments.messages());
    return new Undelivered(messages, refunds.whole() && payments.whole());
  }

  private Undelivered list(List<String> types, Instant since) throws StripeException {
    var created = EventListParams.Created.builder().setGte(since.getEpochSecond()).build();
    var params =
        EventListParams.builder()
            .setDeliverySuccess(false)
            .addAllType(types)
            .setCreated(created)
            .setLimit(PAGE);
    var newestFirst = new ArrayList<Incoming>();
    for (int i = 0; i < MAX_PAGES && mayCall.getAsBoolean(); i++) {
      var page = client.v1().events().list(params.build());
      // As it was sent: what the SDK understands of it is not all of it.
      for (var event : page.getRawJsonObject().getAsJsonArray("data")) {
        var body = event.toString().getBytes(StandardCharsets.UTF_8);
        newestFirst.add(new Incoming(new TreeMap<>(), body));
      }
      if (!page.getHasMore()) return new Undelivered(newestFirst.reversed(), true);
      params.setStartingAfter(page.getData().getLast().getId());
    }
    return new Undelivered(newestFirst.reversed(), false);
  }
}
