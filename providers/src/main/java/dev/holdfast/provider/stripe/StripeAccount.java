package dev.holdfast.provider.stripe;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A Stripe account.
///
/// @param name what we call the account
/// @param accountId Stripe's name of it, `acct_...`; null when events of connected accounts do not
///   come here
/// @param base scheme, host and port: `https://api.stripe.com`
/// @param secretKey `sk_...` or `rk_...`
/// @param publishableKey `pk_...`, told to the shop's page, null when the page knows it
/// @param webhookSecrets `whsec_...`, any of them may sign events; several while they are rolled
public record StripeAccount(
    String name,
    @Nullable String accountId,
    URI base,
    String secretKey,
    @Nullable String publishableKey,
    List<String> webhookSecrets) {
  public StripeAccount {
    webhookSecrets = List.copyOf(webhookSecrets);
    if (webhookSecrets.isEmpty()) throw new IllegalArgumentException(name + " has no secret");
  }

  boolean isLive() {
    return secretKey.startsWith("sk_live_") || secretKey.startsWith("rk_live_");
  }

  /// Without keys.
  @Override
  public String toString() {
    return "StripeAccount[%s, %s]".formatted(name, isLive() ? "live" : "test");
  }
}
