package dev.holdfast.sandbox.wechat;

import dev.holdfast.sandbox.keys.Chance;
import dev.holdfast.sandbox.keys.Keys;
import dev.holdfast.sandbox.keys.Pem;
import dev.holdfast.sandbox.ledger.Channel;
import dev.holdfast.sandbox.ledger.Copy;
import dev.holdfast.sandbox.ledger.Times;
import dev.holdfast.sandbox.till.Hitches;
import dev.holdfast.sandbox.till.Till;
import dev.holdfast.sandbox.web.Answer;
import dev.holdfast.sandbox.web.Json;
import dev.holdfast.sandbox.web.Request;
import dev.holdfast.sandbox.web.Router;
import java.time.Duration;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// `/v3/...`: every request is signed by the merchant and every answer by us.
public final class WechatApi {
  private static final Duration PATIENCE = Duration.ofMillis(500);
  private static final int OK = 200;
  private static final int NO_CONTENT = 204;
  private static final int REQUEST_ID = 32;
  private static final long VALID_MILLIS = Duration.ofDays(365).toMillis();

  private final Keys.Wechat keys;
  private final WechatSigning signing;
  private final Till till;
  private final Hitches hitches;
  private final WechatPayments payments;
  private final WechatRefunds refunds;

  /// @param payPage where the buyer pays, before the trade's id
  public WechatApi(Keys.Wechat keys, Till till, Hitches hitches, String payPage) {
    this.keys = keys;
    this.signing = new WechatSigning(keys);
    this.till = till;
    this.hitches = hitches;
    var objects = new WechatObjects(keys);
    this.payments = new WechatPayments(keys, till, objects, payPage);
    this.refunds = new WechatRefunds(till, objects);
  }

  public void at(Router router) {
    var transactions = "/v3/pay/transactions/";
    route(router, "POST", transactions + "native", r -> open(r, "NATIVE"));
    route(router, "POST", transactions + "jsapi", r -> open(r, "JSAPI"));
    route(router, "GET", transactions + "out-trade-no/{number}", r -> query("query", r));
    route(router, "GET", transactions + "id/{id}", r -> reply(r, OK, payments.queryById(r)));
    route(router, "POST", transactions + "out-trade-no/{number}/close", this::close);
    var refunding = "/v3/refund/domestic/refunds";
    route(router, "POST", refunding, r -> refund(r));
    route(router, "GET", refunding + "/{number}", r -> reply(r, OK, refunds.query(r)));
    route(router, "GET", "/v3/certificates", r -> reply(r, OK, certificates()));
  }

  private void route(Router router, String method, String path, Function<Request, Answer> handler) {
    router.on(method, path, request -> guarded(request, handler));
  }

  private Answer guarded(Request request, Function<Request, Answer> handler) {
    try {
      if (!signing.isByMerchant(request, System.currentTimeMillis())) {
        throw new WechatRefused(401, "SIGN_ERROR", "签名错误，请检查后再试");
      }
      return handler.apply(request);
    } catch (WechatRefused e) {
      return reply(request, e.status, error(e.code, String.valueOf(e.getMessage())));
    } catch (IllegalArgumentException e) {
      return reply(request, 400, error("PARAM_ERROR", String.valueOf(e.getMessage())));
    }
  }

  private static ObjectNode error(String code, String message) {
    return Json.object().put("code", code).put("message", message);
  }

  private Answer open(Request request, String type) {
    var trade = payments.open(Json.object(request.text()), type);
    if (till.isSilentAbout(trade)) return new Answer.HangUp(PATIENCE);
    stumble("open", trade.number());
    return reply(request, OK, payments.opened(trade));
  }

  private Answer query(String call, Request request) {
    stumble(call, request.part("number"));
    return reply(request, OK, payments.query(request));
  }

  private Answer close(Request request) {
    stumble("close", request.part("number"));
    payments.close(request.part("number"));
    return reply(request, NO_CONTENT, null);
  }

  private Answer refund(Request request) {
    var body = Json.object(request.text());
    stumble("refund", Json.text(body, "out_trade_no"));
    return reply(request, OK, refunds.ask(body));
  }

  private void stumble(String call, String number) {
    var trade = till.find(Channel.WECHAT, number);
    if (trade.isPresent() && hitches.strike(call, trade.get())) {
      throw new WechatRefused(500, "SYSTEM_ERROR", "系统异常，请稍后重试");
    }
  }

  private ObjectNode certificates() {
    long now = System.currentTimeMillis();
    var answer = Json.object();
    answer
        .putArray("data")
        .addObject()
        .put("serial_no", keys.certificateSerial())
        .put("effective_time", Times.rfc3339(now - VALID_MILLIS))
        .put("expire_time", Times.rfc3339(now + VALID_MILLIS))
        .set(
            "encrypt_certificate",
            Sealed.of(Pem.of("CERTIFICATE", keys.certificate()), "certificate", keys.apiV3Key()));
    return answer;
  }

  private Answer reply(Request request, int status, @Nullable ObjectNode content) {
    var body = content == null ? "" : Json.write(content);
    var reply =
        content == null
            ? new Answer.Reply(status, new TreeMap<>(), new byte[0])
            : Answer.of(status, "application/json; charset=utf-8", body);
    var headers =
        signing.headers(body, signing.serialFor(request), Copy.GENUINE, System.currentTimeMillis());
    headers.put("Request-ID", Chance.letters(REQUEST_ID));
    for (var header : headers.entrySet()) reply = reply.with(header.getKey(), header.getValue());
    return reply;
  }
}
