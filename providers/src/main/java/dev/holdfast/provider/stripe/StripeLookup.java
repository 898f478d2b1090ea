package dev.holdfast.provider.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.RefundListParams;
import dev.holdfast.provider.Charge;
import dev.holdfast.provider.Repayment;
import dev.holdfast.provider.Sighting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/// Finds what is known by our id alone, when Stripe's answer with its own was lost. By lists, which
/// are true at once; Stripe's search lags behind.
record StripeLookup(StripeClient client) {
  private static final long PAGE = 100;
  private static final int MAX_PAGES = 20;
  private static final long LOOK_NANOS = 5_000_000_000L;
  private static final Duration SKEW = Duration.ofMinutes(5);

  /// What was found of a charge, and whether all intents of its time were looked through.
  private record Looked(List<PaymentIntent> found, boolean whole) {}

  /// The intent of a charge; of several the one that was paid.
  ///
  /// @param otherwise when there are more intents than can be looked through
  Sighting<PaymentIntent> intent(Charge charge, Supplier<Sighting<PaymentIntent>> otherwise) {
    Sighting<Looked> looked = StripeCalls.ask(() -> intents(charge));
    return looked.then(it ->
        it.whole()
            ? first(
                new Sighting.Seen<>(it.found()),
                Comparator.comparing((PaymentIntent i) -> !"succeeded".equals(i.getStatus()))
                    .thenComparing(i -> "canceled".equals(i.getStatus())))
            : otherwise.get());
  }

  static <T> Sighting<T> tooMany() {
    return new Sighting.Unanswered<>("more intents than can be looked through");
  }

  private Looked intents(Charge charge) throws StripeException {
    long start = System.nanoTime();
    var created =
        PaymentIntentListParams.Created.builder()
            .setGte(charge.createdAt().minus(SKEW).getEpochSecond())
            .setLte(charge.expiresAt().plus(SKEW).getEpochSecond())
            .build();
    var found = new ArrayList<PaymentIntent>();
    var params =
        PaymentIntentListParams.builder()
            .setCreated(created)
            .setLimit(PAGE)
            .addExpand("data.latest_charge");
    for (int i = 0; i < MAX_PAGES && System.nanoTime() - start < LOOK_NANOS; i++) {
      var page = client.v1().paymentIntents().list(params.build());
      for (var intent : page.getData()) {
        var id = StripeStates.id(intent.getMetadata(), StripeStates.PAYMENT_ID);
        if (Objects.equals(id, charge.paymentId())) found.add(intent);
      }
      if (!page.getHasMore()) return new Looked(found, true);
      params.setStartingAfter(page.getData().getLast().getId());
    }
    return new Looked(found, false);
  }

  Sighting<Refund> refund(String intent, Repayment repayment) {
    Sighting<List<Refund>> found = StripeCalls.ask(() -> refunds(intent, repayment));
    return first(found, Comparator.comparing(r -> !"succeeded".equals(r.getStatus())));
  }

  private List<Refund> refunds(String intent, Repayment repayment) throws StripeException {
    var found = new ArrayList<Refund>();
    var params = RefundListParams.builder().setPaymentIntent(intent).setLimit(PAGE);
    for (int i = 0; i < MAX_PAGES; i++) {
      var page = client.v1().refunds().list(params.build());
      for (var refund : page.getData()) {
        var id = StripeStates.id(refund.getMetadata(), StripeStates.REFUND_ID);
        if (Objects.equals(id, repayment.refundId())) found.add(refund);
      }
      if (!page.getHasMore()) return found;
      params.setStartingAfter(page.getData().getLast().getId());
    }
    throw new IllegalStateException("more than " + MAX_PAGES + " pages of refunds");
  }

  private static <T> Sighting<T> first(Sighting<List<T>> found, Comparator<T> order) {
    return found.then(all ->
        all.isEmpty()
            ? new Sighting.Absent<>()
            : new Sighting.Seen<>(all.stream().min(order).orElseThrow()));
  }
}
