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

/// Finds what is known by our id alone, when Stripe's answer with its own was lost. By lists, which
/// are true at once; Stripe's search lags behind.
record StripeLookup(StripeClient client) {
  private static final long PAGE = 100;
  private static final int MAX_PAGES = 20;
  private static final Duration SKEW = Duration.ofMinutes(5);

  /// The intent of a charge; of several the one that was paid.
  Sighting<PaymentIntent> intent(Charge charge) {
    Sighting<List<PaymentIntent>> found = StripeCalls.ask(() -> intents(charge));
    return first(
        found,
        Comparator.comparing((PaymentIntent i) -> !"succeeded".equals(i.getStatus()))
            .thenComparing(i -> "canceled".equals(i.getStatus())));
  }

  private List<PaymentIntent> intents(Charge charge) throws StripeException {
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
    for (int i = 0; i < MAX_PAGES; i++) {
      var page = client.v1().paymentIntents().list(params.build());
      for (var intent : page.getData()) {
        var id = StripeStates.id(intent.getMetadata(), StripeStates.PAYMENT_ID);
        if (Objects.equals(id, charge.paymentId())) found.add(intent);
      }
      if (!page.getHasMore()) return found;
      params.setStartingAfter(page.getData().getLast().getId());
    }
    throw new IllegalStateException("more than " + MAX_PAGES + " pages of intents");
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
