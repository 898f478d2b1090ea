package dev.holdfast.sandbox.alipay;

import dev.holdfast.sandbox.keys.Keys;
import dev.holdfast.sandbox.till.Hitches;
import dev.holdfast.sandbox.till.Till;
import dev.holdfast.sandbox.web.Answer;
import dev.holdfast.sandbox.web.Json;
import dev.holdfast.sandbox.web.Request;
import dev.holdfast.sandbox.web.Router;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/// `/gateway.do`: the method is a parameter, the business parameters are JSON in `biz_content`, and
/// everything is signed both ways. Pages go through the buyer's browser, all else comes from the
/// merchant's server.
public final class AlipayGateway {
  static final String BUYER = "2088722000000001";
  static final String BUYER_LOGIN = "buy***@sandbox.com";
  private static final Duration PATIENCE = Duration.ofMillis(500);
  private static final Answer FAILURE = Answer.of(500, "text/plain", "Internal Server Error");

  private final Keys.Alipay keys;
  private final AlipaySigning signing;
  private final AlipayTrades trades;
  private final AlipayRefunds refunds;
  private final Hitches hitches;

  /// @param payPage where the buyer pays, before the trade's id
  public AlipayGateway(Keys.Alipay keys, Till till, Hitches hitches, String payPage) {
    this.keys = keys;
    this.signing = new AlipaySigning(keys);
    this.trades = new AlipayTrades(till, payPage);
    this.refunds = new AlipayRefunds(till, trades);
    this.hitches = hitches;
  }

  public void at(Router router) {
    router.on("POST", "/gateway.do", this::handle).on("GET", "/gateway.do", this::handle);
  }

  private Answer handle(Request request) {
    var parameters = new TreeMap<>(request.parameters());
    if (request.method().equals("POST")) parameters.putAll(request.form());
    var method = parameters.getOrDefault("method", "");
    boolean page = method.endsWith(".page.pay") || method.endsWith(".wap.pay");
    try {
      verify(parameters);
      var content = Json.object(parameters.getOrDefault("biz_content", "{}"));
      return page ? trades.page(parameters, content) : call(method, parameters, content);
    } catch (AlipayRefused e) {
      return page ? Answer.page(400, e.error.subMessage) : answer(method, refusal(e.error));
    } catch (IllegalArgumentException e) {
      return page
          ? Answer.page(400, AlipayError.INVALID_PARAMETER.subMessage)
          : answer(method, refusal(AlipayError.INVALID_PARAMETER));
    }
  }

  private void verify(Map<String, String> parameters) {
    if (!keys.appId().equals(parameters.get("app_id"))) {
      throw new AlipayRefused(AlipayError.INVALID_APP_ID);
    }
    boolean rsa2 = "RSA2".equals(parameters.get("sign_type"));
    if (!rsa2 || !signing.isByMerchant(parameters)) {
      throw new AlipayRefused(AlipayError.INVALID_SIGNATURE);
    }
  }

  private Answer call(String method, Map<String, String> parameters, ObjectNode content) {
    if (method.equals("alipay.trade.precreate")) {
      var trade = trades.precreate(parameters, content);
      if (trades.isSilentAbout(trade)) return new Answer.HangUp(PATIENCE);
      return hitches.strike(method, trade) ? FAILURE : answer(method, trades.code(trade));
    }
    var about = trades.lookup(content);
    if (about.isPresent() && hitches.strike(method, about.get())) return FAILURE;
    return switch (method) {
      case "alipay.trade.query" -> answer(method, trades.query(content));
      case "alipay.trade.close" -> answer(method, trades.close(content));
      case "alipay.trade.refund" -> answer(method, refunds.refund(content));
      case "alipay.trade.fastpay.refund.query" -> answer(method, refunds.query(content));
      default -> answer(method, refusal(AlipayError.INVALID_METHOD));
    };
  }

  private static ObjectNode refusal(AlipayError error) {
    return Json.object()
        .put("code", error.code)
        .put("msg", error.message)
        .put("sub_code", error.subCode)
        .put("sub_msg", error.subMessage);
  }

  /// The signature covers the inner object's text, so it is written once.
  private Answer answer(String method, ObjectNode content) {
    var text = Json.write(content);
    var body =
        "{\"%s_response\":%s,\"sign\":\"%s\"}"
            .formatted(method.replace('.', '_'), text, signing.answer(text));
    return Answer.of(200, "text/html;charset=utf-8", body);
  }
}
