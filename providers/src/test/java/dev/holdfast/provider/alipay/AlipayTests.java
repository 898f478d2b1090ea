package dev.holdfast.provider.alipay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.alipay.api.AlipayApiException;
import com.alipay.api.internal.util.AlipaySignature;
import dev.holdfast.payment.PaymentNews;
import dev.holdfast.payment.PaymentState;
import dev.holdfast.payment.RefundState;
import dev.holdfast.provider.Charge;
import dev.holdfast.provider.Delivery;
import dev.holdfast.provider.Incoming;
import dev.holdfast.provider.Opening;
import dev.holdfast.provider.Sighting;
import dev.holdfast.provider.Verdict;
import dev.holdfast.provider.contract.Charges;
import dev.holdfast.provider.contract.Gateway;
import dev.holdfast.provider.contract.Keys;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.Security;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What is Alipay's own.
class AlipayTests {
  private final AlipaySide side = new AlipaySide(AlipayAccount.Product.PAGE);

  @AfterEach
  void close() {
    side.close();
  }

  @Test
  void loadingTheSdkLeavesTheJvmsForbiddenAlgorithmsForbidden() {
    assertThat(Security.getProperty("jdk.certpath.disabledAlgorithms")).contains("MD2", "SHA1");
  }

  @Test
  void theSdkFindsOurSignatureGenuine() throws AlipayApiException {
    var charge = Charges.fresh("CNY");
    var url = ((Opening.Ready) side.provider().open(charge)).params().get("payUrl");
    var fields = AlipaySide.fields(URI.create(url).getRawQuery());
    var key = Base64.getEncoder().encodeToString(Keys.MERCHANT.getPublic().getEncoded());
    // The gateway signs and checks with sign_type among the fields.
    var sign = fields.remove("sign");
    var text = AlipaySignature.getSignContent(fields);
    assertThat(AlipaySignature.rsaCheck(text, sign, key, "utf-8", "RSA2")).isTrue();
    assertThat(fields)
        .containsEntry("method", "alipay.trade.page.pay")
        .containsEntry("notify_url", "https://shop.example.com/v1/callbacks/alipay")
        .containsEntry("app_id", AlipaySide.APP);
    assertThat(fields.get("biz_content"))
        .contains("\"total_amount\":\"123.45\"")
        .contains("\"subject\":\"Two teapots   茶壶\"")
        .contains("\"out_trade_no\":\"" + charge.paymentId() + "\"")
        .contains("\"time_expire\":\"20");
  }

  @Test
  void theSdkFindsWhatWeFindGenuine() throws AlipayApiException {
    var incoming = side.paid(Charges.fresh("CNY"), 100, Instant.now());
    var fields = AlipaySide.fields(new String(incoming.body(), StandardCharsets.US_ASCII));
    var key = Base64.getEncoder().encodeToString(Keys.PLATFORM.getPublic().getEncoded());
    var copy = new HashMap<>(fields);
    assertThat(AlipaySignature.rsaCheckV1(copy, key, "utf-8", "RSA2")).isTrue();
    // Why it is given a copy.
    assertThat(copy).doesNotContainKeys("sign", "sign_type");
    // Why it is told the type: this one checks SHA-1.
    assertThat(AlipaySignature.rsaCheckV1(fields, key, "utf-8")).isFalse();
  }

  @Test
  void aBodyInGbkIsReadInGbk() {
    var notice = AlipaySide.notice(7, "0.01");
    notice.put("charset", "gbk");
    var incoming = AlipaySide.signed(notice, Keys.PLATFORM.getPrivate(), "gbk");
    assertThat(verdict(incoming)).isEqualTo(new Verdict.Genuine());
    assertThat(((Delivery.OfPayment) side.provider().read(incoming)).news().amount()).isEqualTo(1);
  }

  @Test
  void aWeakOrMissingSignatureTypeIsForged() {
    var text =
        new String(AlipaySide.signed(AlipaySide.notice(7, "1.00")).body(), StandardCharsets.UTF_8);
    for (var changed :
        List.of(
            text.replace("sign_type=RSA2", "sign_type=RSA"),
            text.replace("&sign_type=RSA2", ""),
            text + "&total_amount=9.00",
            text.replace("charset=utf-8", "charset=utf-16"))) {
      var incoming = new Incoming(new TreeMap<>(), changed.getBytes(StandardCharsets.UTF_8));
      assertThat(verdict(incoming)).isInstanceOf(Verdict.Forged.class);
    }
  }

  private Verdict verdict(Incoming incoming) {
    return side.provider().verify(incoming, Instant.now());
  }

  @Test
  void everyTradeStateIsTold() {
    assertThat(told(Map.of("trade_status", "WAIT_BUYER_PAY")).state())
        .isEqualTo(PaymentState.PENDING);
    assertThat(told(Map.of()).state()).isEqualTo(PaymentState.SUCCEEDED);
    assertThat(told(Map.of("trade_status", "TRADE_FINISHED")).state())
        .isEqualTo(PaymentState.SUCCEEDED);
    var closed = new HashMap<String, String>();
    closed.put("trade_status", "TRADE_CLOSED");
    assertThat(told(closed).state()).isEqualTo(PaymentState.SUCCEEDED);
    closed.put("gmt_payment", null);
    assertThat(told(closed).state()).isEqualTo(PaymentState.CLOSED);
    assertThat(read(Map.of("trade_status", "TRADE_DANCING")))
        .isInstanceOf(Delivery.Unreadable.class);
    assertThat(read(Map.of("total_amount", "1.001"))).isInstanceOf(Delivery.Unreadable.class);
    assertThat(read(Map.of("total_amount", "0.00"))).isInstanceOf(Delivery.Unreadable.class);
    assertThat(read(Map.of("app_id", "1"))).isInstanceOf(Delivery.Misdirected.class);
    assertThat(read(Map.of("out_trade_no", "mobile_rdm862016-10-12213600")))
        .isInstanceOf(Delivery.Misdirected.class);
    assertThat(read(Map.of("notify_type", "servicewindow_verify")))
        .isInstanceOf(Delivery.Irrelevant.class);
  }

  /// A partial refund sends TRADE_SUCCESS again, a full one TRADE_CLOSED; neither is of a payment.
  @Test
  void aRefundsNoticeIsOfTheRefundWhateverTheTradeState() {
    for (var state : List.of("TRADE_SUCCESS", "TRADE_CLOSED")) {
      var refund = Map.of("trade_status", state, "refund_fee", "1.00", "out_biz_no", "99");
      var told = (Delivery.OfRefund) read(refund);
      assertThat(told.refundId()).isEqualTo(99);
      assertThat(told.news().state()).isEqualTo(RefundState.SUCCEEDED);
      assertThat(told.news().amount()).isNull();
    }
    assertThat(read(Map.of("refund_fee", "1.00"))).isInstanceOf(Delivery.Misdirected.class);
  }

  private PaymentNews told(Map<String, String> changes) {
    return ((Delivery.OfPayment) read(changes)).news();
  }

  private Delivery read(Map<String, String> changes) {
    var notice = AlipaySide.notice(7, "1.00");
    changes.forEach((name, value) -> {
      if (value == null) notice.remove(name);
      else notice.put(name, value);
    });
    var delivery = side.provider().read(AlipaySide.signed(notice));
    assertThat(delivery.messageId()).isEqualTo("7676a2e1e4e737cff30015c4b7b55e3kh6");
    return delivery;
  }

  @Test
  void aClosedTradeThatWasPaidIsAPaidOne() {
    var charge = Charges.fresh("CNY");
    var more =
        "\"trade_status\":\"TRADE_CLOSED\",\"total_amount\":\"123.45\",\"send_pay_date\":\"2014-11-27 15:45:57\"";
    assertThat(query(charge, AlipaySide.done(charge.paymentId(), more)))
        .isInstanceOfSatisfying(
            Sighting.Seen.class,
            seen ->
                assertThat(((PaymentNews) seen.news()).state()).isEqualTo(PaymentState.SUCCEEDED));
  }

  @Test
  void errorsAreToldApart() {
    var charge = Charges.fresh("CNY");
    for (var code : List.of("ACQ.SYSTEM_ERROR", "aop.ACQ.SYSTEM_ERROR", "isp.unknow-error")) {
      assertThat(query(charge, AlipaySide.denied(code))).isInstanceOf(Sighting.Unanswered.class);
    }
    var busy = "{\"code\":\"20000\",\"msg\":\"Service Currently Unavailable\",\"sub_code\":\"x\"}";
    assertThat(query(charge, busy)).isInstanceOf(Sighting.Unanswered.class);
    assertThat(query(charge, AlipaySide.denied("ACQ.ACCESS_FORBIDDEN")))
        .isEqualTo(new Sighting.Refused<PaymentNews>("ACQ.ACCESS_FORBIDDEN", "不行"));
  }

  private Sighting<PaymentNews> query(Charge charge, String content) {
    side.gateway().answers(request -> side.answer("alipay.trade.query", content));
    return side.provider().query(charge);
  }

  @Test
  void whatIsNotSignedWasNotSaidByAlipay() {
    var charge = Charges.fresh("CNY");
    var content = AlipaySide.denied("ACQ.TRADE_NOT_EXIST");
    var unsigned = "{\"alipay_trade_query_response\":" + content + "}";
    side.gateway().answers(request -> Gateway.Reply.json(unsigned));
    assertThat(side.provider().query(charge)).isInstanceOf(Sighting.Unanswered.class);
    side.signsWrongly();
    assertThat(query(charge, content)).isInstanceOf(Sighting.Unanswered.class);
    var another = AlipaySide.done(8, "\"trade_status\":\"TRADE_CLOSED\"");
    side.gateway().answers(request -> side.answer("alipay.trade.query", another));
    assertThat(side.provider().query(charge)).isInstanceOf(Sighting.Unanswered.class);
  }

  @Test
  void anotherCurrencyIsRefusedWithoutACall() {
    assertThat(side.provider().open(Charges.fresh("EUR"))).isInstanceOf(Opening.Refused.class);
    assertThat(side.gateway().requests()).isEmpty();
  }

  @Test
  void secretsStayOutOfText() {
    var account = AlipaySide.account(URI.create("http://127.0.0.1/"), AlipayAccount.Product.QR);
    assertThat(account.toString()).doesNotContainIgnoringCase("key");
    assertThatThrownBy(() -> Yuan.fen("12,00")).isInstanceOf(NumberFormatException.class);
  }
}
