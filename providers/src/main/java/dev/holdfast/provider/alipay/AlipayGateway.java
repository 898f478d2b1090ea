package dev.holdfast.provider.alipay;

import com.alipay.api.AlipayApiException;
import com.alipay.api.AlipayConfig;
import com.alipay.api.AlipayRequest;
import com.alipay.api.AlipayResponse;
import com.alipay.api.DefaultAlipayClient;
import com.alipay.api.SignChecker;
import com.alipay.api.internal.parser.json.ObjectJsonParser;
import dev.holdfast.provider.Sighting;
import dev.holdfast.provider.wire.Wire;
import java.util.Base64;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Alipay's gateway: each call is one exchange, and each answer that counts is signed.
final class AlipayGateway extends DefaultAlipayClient {
  private static final String DONE = "10000";
  // The gateway itself is at a loss, or has had too many calls.
  private static final Set<String> PASSING_CODES = Set.of("20000", "40005");

  private final AlipayKeys keys;

  private AlipayGateway(AlipayConfig config, AlipayKeys keys) throws AlipayApiException {
    super(config);
    this.keys = keys;
  }

  static AlipayGateway of(AlipayAccount account, AlipayKeys keys, Wire wire) {
    var config = new AlipayConfig();
    config.setServerUrl(account.gateway().toString());
    config.setAppId(account.appId());
    config.setPrivateKey(Base64.getEncoder().encodeToString(account.appKey().getEncoded()));
    config.setSignType(AlipayKeys.SIGN_TYPE);
    config.setCharset("utf-8");
    config.setCustomizedHttpClient(new AlipayWire(wire));
    try {
      return new AlipayGateway(config, keys);
    } catch (AlipayApiException e) {
      throw new IllegalStateException(account.toString(), e);
    }
  }

  @Override
  public SignChecker getSignChecker() {
    return keys;
  }

  /// Asks, and makes of the answer what it is worth.
  ///
  /// @param told understands a positive answer; may throw when it cannot
  <R extends AlipayResponse, N> Sighting<N> ask(
      AlipayRequest<R> request, Function<R, Sighting<N>> told) {
    try {
      var answer = execute(request);
      return DONE.equals(answer.getCode()) && answer.isSuccess()
          ? told.apply(answer)
          : denied(request, answer);
    } catch (AlipayApiException | RuntimeException e) {
      return new Sighting.Unanswered<>(reason(e));
    }
  }

  private static <R extends AlipayResponse, N> Sighting<N> denied(
      AlipayRequest<R> request, R answer) throws AlipayApiException {
    var code = code(answer);
    // The SDK lets errors without a signature pass. Nobody knows who said it.
    var signed = new ObjectJsonParser<>(request.getResponseClass());
    String sign = signed.getSignItem(request, answer.getBody()).getSign();
    if (sign == null || sign.isEmpty()) return new Sighting.Unanswered<>("unsigned: " + code);
    if (isPassing(answer)) return new Sighting.Unanswered<>(code);
    if (code.equals("ACQ.TRADE_NOT_EXIST")) return new Sighting.Absent<>();
    return new Sighting.Refused<>(code, message(answer));
  }

  private static boolean isPassing(AlipayResponse answer) {
    var code = code(answer);
    return answer.getCode() == null
        || PASSING_CODES.contains(answer.getCode())
        || code.startsWith("isp.")
        || code.startsWith("aop.")
        || code.endsWith("SYSTEM_ERROR");
  }

  private static String code(AlipayResponse answer) {
    @Nullable String detailed = answer.getSubCode();
    return detailed == null || detailed.isEmpty() ? String.valueOf(answer.getCode()) : detailed;
  }

  private static String message(AlipayResponse answer) {
    @Nullable String detailed = answer.getSubMsg();
    return detailed == null || detailed.isEmpty() ? String.valueOf(answer.getMsg()) : detailed;
  }

  private static String reason(Exception e) {
    Throwable cause = e;
    while (cause.getCause() != null) cause = cause.getCause();
    return cause.getClass().getSimpleName() + ": " + cause.getMessage();
  }
}
