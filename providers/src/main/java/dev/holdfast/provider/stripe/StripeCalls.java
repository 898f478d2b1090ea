package dev.holdfast.provider.stripe;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.StripeException;
import dev.holdfast.provider.Sighting;
import org.jspecify.annotations.Nullable;

/// What Stripe's answers are worth.
final class StripeCalls {
  /// A call of the SDK.
  @FunctionalInterface
  interface Call<N> {
    /// @throws StripeException for every answer but a good one, and for none
    N call() throws StripeException;
  }

  private StripeCalls() {}

  /// @param call asks and understands a positive answer; throws when it cannot
  static <N> Sighting<N> ask(Call<N> call) {
    try {
      return new Sighting.Seen<>(call.call());
    } catch (ApiConnectionException e) {
      return new Sighting.Unanswered<>(String.valueOf(e.getMessage()));
    } catch (StripeException e) {
      return denied(e);
    } catch (RuntimeException e) {
      return new Sighting.Unanswered<>(e.getClass().getSimpleName() + ": " + e.getMessage());
    }
  }

  private static <N> Sighting<N> denied(StripeException e) {
    @Nullable Integer status = e.getStatusCode();
    @Nullable String code = e.getCode();
    boolean clientsFault = status != null && status >= 400 && status < 500;
    // 409: a call with the same key is under way. An idempotency error says that the key was used
    // with other parameters, so something is there, and nothing is known of it.
    if (!clientsFault || status == 409 || status == 429 || e instanceof IdempotencyException) {
      return new Sighting.Unanswered<>("HTTP " + status + " " + code);
    }
    if ("resource_missing".equals(code)) return new Sighting.Absent<>();
    return new Sighting.Refused<>(
        code == null ? "HTTP " + status : code, String.valueOf(e.getUserMessage()));
  }
}
