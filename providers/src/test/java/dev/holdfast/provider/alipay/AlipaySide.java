package dev.holdfast.provider.alipay;

import com.alipay.api.AlipayApiException;
import com.alipay.api.internal.util.AlipaySignature;
import com.alipay.api.internal.util.WebUtils;
import dev.holdfast.provider.Charge;
import dev.holdfast.provider.Incoming;
import dev.holdfast.provider.PaymentProvider;
import dev.holdfast.provider.Repayment;
import dev.holdfast.provider.contract.Gateway;
import dev.holdfast.provider.contract.Keys;
import dev.holdfast.provider.contract.ProviderUnderTest;
import dev.holdfast.provider.wire.Limits;
import dev.holdfast.provider.wire.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Alipay's side: answers and callbacks with the fields of its documentation, signed by its SDK.
final class AlipaySide implements ProviderUnderTest {
  static final String APP = "2016092101248425";
  static final String SELLER = "2088201909970555";

  private final Gateway gateway = new Gateway();
  private final Wire wire = new Wire(new Limits(Duration.ofMillis(300), Duration.ofMillis(700)));
  private final PaymentProvider provider;
  private KeyPair signer = Keys.PLATFORM;

  AlipaySide(AlipayAccount.Product product) {
    provider = Alipay.provider(account(gateway.base().resolve("/gateway.do"), product), wire);
  }

  static AlipayAccount account(URI gateway, AlipayAccount.Product product) {
    return new AlipayAccount(
        "alipay",
        APP,
        SELLER,
        product,
        gateway,
        URI.create("https://shop.example.com/v1/callbacks/alipay"),
        URI.create("https://shop.example.com/paid"),
        Keys.MERCHANT.getPrivate(),
        List.of(Keys.PLATFORM.getPublic(), Keys.NEXT.getPublic()));
  }

  @Override
  public PaymentProvider provider() {
    return provider;
  }

  @Override
  public Gateway gateway() {
    return gateway;
  }

  @Override
  public String currency() {
    return "CNY";
  }

  /// The example of `https://opendocs.alipay.com/open/270/105902`, with our number and amount.
  static Map<String, String> notice(long paymentId, String yuan) {
    var fields = new TreeMap<String, String>();
    fields.put(
        "fund_bill_list",
        "[{\"amount\":\"0.80\",\"fundChannel\":\"ALIPAYACCOUNT\"},"
            + "{\"amount\":\"0.20\",\"fundChannel\":\"MDISCOUNT\"}]");
    fields.put("subject", "PC网站支付交易");
    fields.put("trade_no", "2016101221001004580200203978");
    fields.put("gmt_create", "2016-10-12 21:36:12");
    fields.put("notify_type", "trade_status_sync");
    fields.put("total_amount", yuan);
    fields.put("out_trade_no", Long.toString(paymentId));
    fields.put("invoice_amount", "0.80");
    fields.put("seller_id", SELLER);
    fields.put("notify_time", "2016-10-12 21:41:23");
    fields.put("trade_status", "TRADE_SUCCESS");
    fields.put("gmt_payment", "2016-10-12 21:37:19");
    fields.put("receipt_amount", "0.80");
    fields.put("passback_params", "passback_params123");
    fields.put("buyer_id", "2088102114562585");
    fields.put("app_id", APP);
    fields.put("notify_id", "7676a2e1e4e737cff30015c4b7b55e3kh6");
    fields.put("buyer_pay_amount", "0.80");
    fields.put("point_amount", "0.00");
    fields.put("charset", "utf-8");
    fields.put("version", "1.0");
    return fields;
  }

  static Incoming signed(Map<String, String> notice, PrivateKey key, String charset) {
    var fields = new TreeMap<>(notice);
    try {
      var text = AlipaySignature.getSignContent(fields);
      fields.put("sign", AlipaySignature.rsa256Sign(text, base64(key), charset));
      fields.put("sign_type", "RSA2");
      var form = WebUtils.buildQuery(fields, charset);
      return new Incoming(new TreeMap<>(), form.getBytes(StandardCharsets.US_ASCII));
    } catch (AlipayApiException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Incoming signed(Map<String, String> notice) {
    return signed(notice, Keys.PLATFORM.getPrivate(), "utf-8");
  }

  static String base64(PrivateKey key) {
    return Base64.getEncoder().encodeToString(key.getEncoded());
  }

  @Override
  public Incoming paid(Charge charge, long amount, Instant sentAt) {
    return signed(notice(charge.paymentId(), Yuan.of(amount)));
  }

  @Override
  public Incoming paidByOtherKey(Charge charge, Instant sentAt) {
    return signed(notice(charge.paymentId(), "1.00"), Keys.NEXT.getPrivate(), "utf-8");
  }

  @Override
  public Incoming paidByRetiredKey(Charge charge, Instant sentAt) {
    return signed(notice(charge.paymentId(), "1.00"), Keys.RETIRED.getPrivate(), "utf-8");
  }

  @Override
  public Incoming paidToStranger(Charge charge, Instant sentAt) {
    var notice = notice(charge.paymentId(), "1.00");
    notice.put("seller_id", "2088000000000000");
    return signed(notice);
  }

  @Override
  public Incoming refunded(Repayment repayment, Instant sentAt) {
    var notice = notice(repayment.charge().paymentId(), "123.45");
    notice.put("out_biz_no", Long.toString(repayment.refundId()));
    notice.put("refund_fee", "5.00");
    notice.put("gmt_refund", "2016-10-12 22:00:00.123");
    return signed(notice);
  }

  @Override
  public Set<String> signedHeaders() {
    return Set.of();
  }

  @Override
  public boolean tellsTime() {
    return false;
  }

  @Override
  public void knows(Charge charge, Knows state) {
    var id = charge.paymentId();
    gateway.answers(request ->
        answer(
            method(request),
            switch (method(request)) {
              case "alipay.trade.precreate" -> done(id, "\"qr_code\":\"https://qr.alipay.com/x\"");
              case "alipay.trade.query" -> query(charge, state);
              case "alipay.trade.close" -> close(id, state);
              default -> denied("ACQ.INVALID_PARAMETER");
            }));
  }

  private static String query(Charge charge, Knows state) {
    var trade =
        "\"trade_no\":\"2013112011001004330000121536\",\"total_amount\":\"%s\",\"trade_status\":\"%s\"";
    var total = Yuan.of(charge.amount());
    return switch (state) {
      case NOTHING -> denied("ACQ.TRADE_NOT_EXIST");
      case WAITING -> done(charge.paymentId(), trade.formatted(total, "WAIT_BUYER_PAY"));
      case ENDED -> done(charge.paymentId(), trade.formatted(total, "TRADE_CLOSED"));
      case DONE ->
          done(
              charge.paymentId(),
              trade.formatted(total, "TRADE_SUCCESS")
                  + ",\"send_pay_date\":\"2014-11-27 15:45:57\"");
    };
  }

  private static String close(long id, Knows state) {
    return switch (state) {
      case NOTHING -> denied("ACQ.TRADE_NOT_EXIST");
      case WAITING -> done(id, "\"trade_no\":\"2013112111001004500000675971\"");
      case DONE, ENDED -> denied("ACQ.TRADE_STATUS_ERROR");
    };
  }

  @Override
  public void knows(Repayment repayment, Knows state) {
    gateway.answers(request -> answer(method(request), refund(method(request), repayment, state)));
  }

  private static String refund(String method, Repayment repayment, Knows state) {
    long id = repayment.charge().paymentId();
    if (method.equals("alipay.trade.refund")) {
      var moved = state == Knows.DONE ? "Y" : "N";
      return done(id, "\"fund_change\":\"%s\",\"refund_fee\":\"88.88\"".formatted(moved));
    }
    if (state != Knows.DONE) return done(id, "\"total_amount\":\"123.45\"");
    return done(
        id,
        "\"out_request_no\":\"%d\",\"refund_amount\":\"%s\",\"refund_status\":\"REFUND_SUCCESS\""
            .formatted(repayment.refundId(), Yuan.of(repayment.amount())));
  }

  /// Answers are signed with a key that is not Alipay's.
  void signsWrongly() {
    signer = Keys.RETIRED;
  }

  static String done(long id, String more) {
    return "{\"code\":\"10000\",\"msg\":\"Success\",\"out_trade_no\":\"%d\",%s}"
        .formatted(id, more);
  }

  static String denied(String code) {
    return "{\"code\":\"40004\",\"msg\":\"Business Failed\",\"sub_code\":\"%s\",\"sub_msg\":\"不行\"}"
        .formatted(code);
  }

  /// The gateway signs the bytes between the braces of the method's answer.
  Gateway.Reply answer(String method, String content) {
    try {
      var sign = AlipaySignature.rsa256Sign(content, base64(signer.getPrivate()), "utf-8");
      var name = method.replace('.', '_') + "_response";
      return Gateway.Reply.json("{\"%s\":%s,\"sign\":\"%s\"}".formatted(name, content, sign));
    } catch (AlipayApiException e) {
      throw new IllegalStateException(e);
    }
  }

  static String method(Gateway.Request request) {
    var query = request.target().substring(request.target().indexOf('?') + 1);
    return fields(query).getOrDefault("method", "");
  }

  static Map<String, String> fields(String query) {
    return Arrays.stream(query.split("&"))
        .map(field -> field.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> pair[0],
                pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                (a, b) -> b,
                HashMap::new));
  }

  @Override
  public void close() {
    gateway.close();
    wire.close();
  }
}
