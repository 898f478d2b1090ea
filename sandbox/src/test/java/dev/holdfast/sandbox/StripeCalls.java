package dev.holdfast.sandbox;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.net.RequestOptions;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.RefundCreateParams;
import dev.holdfast.sandbox.web.Json;

/// The simplest way to have the sandbox do something.
record StripeCalls(Stage stage) {
  private StripeClient stripe() {
    return StripeClient.builder()
        .setApiKey(Json.text(stage.account("stripe"), "secretKey"))
        .setApiBase(stage.url())
        .setMaxNetworkRetries(0)
        .build();
  }

  PaymentIntent open(String key, long amount) throws StripeException {
    var params =
        PaymentIntentCreateParams.builder()
            .setAmount(amount)
            .setCurrency("cny")
            .setDescription("Tea")
            .build();
    var options = RequestOptions.builder().setIdempotencyKey(key).build();
    return stripe().v1().paymentIntents().create(params, options);
  }

  PaymentIntent query(String id) throws StripeException {
    return stripe().v1().paymentIntents().retrieve(id);
  }

  PaymentIntent cancel(String id) throws StripeException {
    return stripe().v1().paymentIntents().cancel(id);
  }

  String refund(String id) throws StripeException {
    var params = RefundCreateParams.builder().setPaymentIntent(id).build();
    return stripe().v1().refunds().create(params).getStatus();
  }
}
