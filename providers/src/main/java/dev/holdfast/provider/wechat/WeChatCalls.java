package dev.holdfast.provider.wechat;

import com.wechat.pay.java.core.exception.ServiceException;
import dev.holdfast.provider.Sighting;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What WeChat's answers are worth.
final class WeChatCalls {
  private static final Set<String> ABSENT =
      Set.of("ORDER_NOT_EXIST", "ORDERNOTEXIST", "RESOURCE_NOT_EXISTS");
  private static final Set<String> PASSING =
      Set.of(
          "SYSTEM_ERROR",
          "SYSTEMERROR",
          "BANK_ERROR",
          "BANKERROR",
          "FREQUENCY_LIMITED",
          "FREQUENCY_LIMIT_EXCEED",
          "RATELIMIT_EXCEEDED");

  private WeChatCalls() {}

  /// @param call asks and understands a positive answer; throws when it cannot
  static <N> Sighting<N> ask(Supplier<N> call) {
    try {
      return new Sighting.Seen<>(call.get());
    } catch (ServiceException e) {
      return denied(e);
    } catch (RuntimeException e) {
      return new Sighting.Unanswered<>(reason(e));
    }
  }

  private static <N> Sighting<N> denied(ServiceException e) {
    @Nullable String code = e.getErrorCode();
    int status = e.getHttpStatusCode();
    if (code == null || status < 400 || status >= 500 || status == 429 || PASSING.contains(code)) {
      return new Sighting.Unanswered<>("HTTP " + status + " " + code);
    }
    if (ABSENT.contains(code)) return new Sighting.Absent<>();
    return new Sighting.Refused<>(code, String.valueOf(e.getErrorMessage()));
  }

  /// Not the message: the SDK's tell the whole request, with the merchant's signature.
  private static String reason(RuntimeException e) {
    Throwable cause = e;
    while (cause.getCause() != null) cause = cause.getCause();
    return cause == e
        ? e.getClass().getSimpleName()
        : cause.getClass().getSimpleName() + ": " + cause.getMessage();
  }
}
