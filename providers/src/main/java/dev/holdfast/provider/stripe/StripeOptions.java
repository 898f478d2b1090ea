package dev.holdfast.provider.stripe;

import com.stripe.net.Authenticator;
import com.stripe.net.BearerTokenAuthenticator;
import com.stripe.net.StripeResponseGetterOptions;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import org.jspecify.annotations.Nullable;

/// How the SDK calls for one account: nothing is global, nothing is repeated.
final class StripeOptions extends StripeResponseGetterOptions {
  private final BearerTokenAuthenticator key;
  private final String base;

  StripeOptions(StripeAccount account) {
    key = new BearerTokenAuthenticator(account.secretKey());
    var text = account.base().toString();
    base = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  @Override
  public Authenticator getAuthenticator() {
    return key;
  }

  @Override
  public String getApiBase() {
    return base;
  }

  @Override
  public String getFilesBase() {
    return base;
  }

  @Override
  public String getConnectBase() {
    return base;
  }

  @Override
  public String getMeterEventsBase() {
    return base;
  }

  @Override
  public int getMaxNetworkRetries() {
    return 0;
  }

  // The wire has its own limits.
  @Override
  public int getConnectTimeout() {
    return 0;
  }

  @Override
  public int getReadTimeout() {
    return 0;
  }

  @Override
  public @Nullable String getClientId() {
    return null;
  }

  @Override
  public @Nullable Proxy getConnectionProxy() {
    return null;
  }

  @Override
  public @Nullable PasswordAuthentication getProxyCredential() {
    return null;
  }

  @Override
  public @Nullable String getStripeAccount() {
    return null;
  }

  @Override
  public @Nullable String getStripeContext() {
    return null;
  }
}
