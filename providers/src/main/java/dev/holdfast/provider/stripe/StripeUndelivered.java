package dev.holdfast.provider.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.param.EventListParams;
import dev.holdfast.provider.Incoming;
import dev.holdfast.provider.Sighting;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Events that an endpoint did not accept, as Stripe lists them for 30 days.
/// `https://docs.stripe.com/webhooks/process-undelivered-events`
record StripeUndelivered(StripeClient client) {
  private static final long PAGE = 100;
  private static final int MAX_PAGES = 20;

  /// Those that end something.
  private static final List<String> TYPES =
      List.of(
          "payment_intent.succeeded",
          "payment_intent.canceled",
          "refund.updated",
          "refund.failed",
          "charge.refund.updated");

  Sighting<List<Incoming>> since(Instant since) {
    return StripeCalls.ask(() -> list(since));
  }

  private List<Incoming> list(Instant since) throws StripeException {
    var created = EventListParams.Created.builder().setGte(since.getEpochSecond()).build();
    var params =
        EventListParams.builder()
            .setDeliverySuccess(false)
            .addAllType(TYPES)
            .setCreated(created)
            .setLimit(PAGE);
    var newestFirst = new ArrayList<Incoming>();
    for (int i = 0; i < MAX_PAGES; i++) {
      var page = client.v1().events().list(params.build());
      // As it was sent: what the SDK understands of it is not all of it.
      for (var event : page.getRawJsonObject().getAsJsonArray("data")) {
        var body = event.toString().getBytes(StandardCharsets.UTF_8);
        newestFirst.add(new Incoming(new TreeMap<>(), body));
      }
      if (!page.getHasMore()) break;
      params.setStartingAfter(page.getData().getLast().getId());
    }
    return newestFirst.reversed();
  }
}
