package dev.holdfast.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.alipay.api.AlipayApiException;
import com.alipay.api.AlipayClient;
import com.alipay.api.AlipayConfig;
import com.alipay.api.AlipayRequest;
import com.alipay.api.AlipayResponse;
import com.alipay.api.DefaultAlipayClient;
import com.alipay.api.domain.AlipayTradeCloseModel;
import com.alipay.api.domain.AlipayTradeFastpayRefundQueryModel;
import com.alipay.api.domain.AlipayTradePagePayModel;
import com.alipay.api.domain.AlipayTradePrecreateModel;
import com.alipay.api.domain.AlipayTradeQueryModel;
import com.alipay.api.domain.AlipayTradeRefundModel;
import com.alipay.api.internal.util.AlipaySignature;
import com.alipay.api.request.AlipayTradeCloseRequest;
import com.alipay.api.request.AlipayTradeFastpayRefundQueryRequest;
import com.alipay.api.request.AlipayTradePagePayRequest;
import com.alipay.api.request.AlipayTradePrecreateRequest;
import com.alipay.api.request.AlipayTradeQueryRequest;
import com.alipay.api.request.AlipayTradeRefundRequest;
import dev.holdfast.sandbox.web.Form;
import dev.holdfast.sandbox.web.Json;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Alipay's own SDK talks to the sandbox, and believes what it says.
class AlipayTests {
  @TempDir Path dataDir;

  @SuppressWarnings("NullAway.Init") // set before each test
  private Stage stage;

  @SuppressWarnings("NullAway.Init") // set before each test
  private AlipayClient client;

  @BeforeEach
  void open() throws AlipayApiException {
    stage = new Stage(dataDir, options -> options);
    client = client(key("appKey"));
  }

  @AfterEach
  void close() {
    stage.close();
  }

  private AlipayClient client(String merchantKey) throws AlipayApiException {
    var config = new AlipayConfig();
    config.setServerUrl(Json.text(stage.account("alipay"), "gateway"));
    config.setAppId(Json.text(stage.account("alipay"), "appId"));
    config.setPrivateKey(merchantKey);
    config.setAlipayPublicKey(alipayKey());
    config.setSignType("RSA2");
    return new DefaultAlipayClient(config);
  }

  private String alipayKey() {
    return bare(stage.account("alipay").path("alipayKeys").path(0).asString());
  }

  private String key(String field) {
    return bare(Json.text(stage.account("alipay"), field));
  }

  private static String bare(String pem) {
    return pem.replaceAll("-----[A-Z ]+-----|\\s", "");
  }

  private <R extends AlipayResponse> R call(AlipayRequest<R> request) throws AlipayApiException {
    return client.execute(request);
  }

  private String precreate(String number) throws AlipayApiException {
    var model = new AlipayTradePrecreateModel();
    model.setOutTradeNo(number);
    model.setTotalAmount("12.30");
    model.setSubject("Tea & cups");
    model.setPassbackParams("a%3Db");
    var request = new AlipayTradePrecreateRequest();
    request.setBizModel(model);
    request.setNotifyUrl(stage.merchant.url() + "/v1/callbacks/alipay");
    var answer = call(request);
    assertThat(answer.isSuccess()).as(answer.getBody()).isTrue();
    return answer.getQrCode();
  }

  private AlipayResponse query(String number) throws AlipayApiException {
    var model = new AlipayTradeQueryModel();
    model.setOutTradeNo(number);
    var request = new AlipayTradeQueryRequest();
    request.setBizModel(model);
    return call(request);
  }

  private AlipayResponse close(String number) throws AlipayApiException {
    var model = new AlipayTradeCloseModel();
    model.setOutTradeNo(number);
    var request = new AlipayTradeCloseRequest();
    request.setBizModel(model);
    return call(request);
  }

  @Test
  void aCodeIsNoTradeUntilSomebodyScansIt() throws AlipayApiException {
    var code = precreate("7");
    assertThat(query("7").getSubCode()).isEqualTo("ACQ.TRADE_NOT_EXIST");
    assertThat(close("7").getSubCode()).isEqualTo("ACQ.TRADE_NOT_EXIST");
    assertThat(stage.raw("GET", code, "").body()).contains("Tea &amp; cups", "¥12.30");
    assertThat(query("7").getBody()).contains("WAIT_BUYER_PAY");
    assertThat(close("7").isSuccess()).isTrue();
    assertThat(query("7").getBody()).contains("TRADE_CLOSED");
    assertThat(close("7").getSubCode()).isEqualTo("ACQ.TRADE_STATUS_ERROR");
  }

  @Test
  void theSdkAcceptsTheNotice() throws AlipayApiException {
    stage.pay(precreate("7"));
    var body = stage.heard(1).getFirst().body();
    assertThat(verified(Form.parse(body))).isTrue();
    assertThat(Form.parse(body))
        .containsEntry("trade_status", "TRADE_SUCCESS")
        .containsEntry("out_trade_no", "7")
        .containsEntry("total_amount", "12.30")
        .containsEntry("passback_params", "a%3Db")
        .containsEntry("app_id", Json.text(stage.account("alipay"), "appId"))
        .containsEntry("seller_id", Json.text(stage.account("alipay"), "sellerId"));
  }

  @Test
  void aFlippedBitInAnySignedFieldFails() throws AlipayApiException {
    stage.pay(precreate("7"));
    var fields = Form.parse(stage.heard(1).getFirst().body());
    for (var field : fields.keySet()) {
      if (field.equals("sign_type")) continue;
      var changed = new HashMap<>(fields);
      changed.computeIfPresent(
          field, (name, value) -> (char) (value.charAt(0) ^ 1) + value.substring(1));
      assertThat(verified(changed)).as(field).isFalse();
    }
  }

  private boolean verified(Map<String, String> fields) {
    try {
      return AlipaySignature.rsaCheckV1(new HashMap<>(fields), alipayKey(), "utf-8", "RSA2");
    } catch (AlipayApiException e) {
      return false;
    }
  }

  @Test
  void whatIsPaidIsNotClosed() throws AlipayApiException {
    stage.pay(precreate("7"));
    assertThat(close("7").getSubCode()).isEqualTo("ACQ.TRADE_STATUS_ERROR");
    assertThat(query("7").getBody()).contains("TRADE_SUCCESS", "send_pay_date");
  }

  @Test
  void refundsAreToldByQueryAndNotice() throws AlipayApiException {
    stage.pay(precreate("7"));
    assertThat(refund("r1", "2.30").getBody()).contains("\"fund_change\":\"Y\"");
    assertThat(refund("r1", "2.30").getBody()).contains("\"fund_change\":\"N\"", "2.30");
    assertThat(refund("r2", "10.01").getSubCode()).isEqualTo("ACQ.REFUND_AMT_NOT_EQUAL_TOTAL");
    refund("r2", "10.00");
    assertThat(refundQuery("r2").getBody()).contains("REFUND_SUCCESS", "10.00");
    assertThat(refundQuery("r3").getBody()).doesNotContain("refund_status");
    assertThat(query("7").getBody()).contains("TRADE_CLOSED", "send_pay_date");
    assertThat(stage.heard(3))
        .map(heard -> Form.parse(heard.body()))
        .anySatisfy(notice ->
            assertThat(notice)
                .containsEntry("out_biz_no", "r1")
                .containsEntry("refund_fee", "2.30")
                .containsEntry("trade_status", "TRADE_SUCCESS"))
        .anySatisfy(notice ->
            assertThat(notice)
                .containsEntry("out_biz_no", "r2")
                .containsEntry("refund_fee", "12.30")
                .containsEntry("trade_status", "TRADE_CLOSED"));
  }

  private AlipayResponse refund(String number, String amount) throws AlipayApiException {
    var model = new AlipayTradeRefundModel();
    model.setOutTradeNo("7");
    model.setOutRequestNo(number);
    model.setRefundAmount(amount);
    var request = new AlipayTradeRefundRequest();
    request.setBizModel(model);
    return call(request);
  }

  private AlipayResponse refundQuery(String number) throws AlipayApiException {
    var model = new AlipayTradeFastpayRefundQueryModel();
    model.setOutTradeNo("7");
    model.setOutRequestNo(number);
    var request = new AlipayTradeFastpayRefundQueryRequest();
    request.setBizModel(model);
    return call(request);
  }

  @Test
  void thePageIsReachedThroughTheBrowserAndLeadsBack() throws AlipayApiException {
    var model = new AlipayTradePagePayModel();
    model.setOutTradeNo("8");
    model.setTotalAmount("1.00");
    model.setSubject("Tea");
    model.setProductCode("FAST_INSTANT_TRADE_PAY");
    var request = new AlipayTradePagePayRequest();
    request.setBizModel(model);
    request.setReturnUrl("http://127.0.0.1/thanks");
    var address = client.pageExecute(request, "GET").getBody();
    var there = stage.raw("GET", address, "");
    assertThat(there.statusCode()).isEqualTo(303);
    stage.pay(there.headers().firstValue("Location").orElseThrow());
    assertThat(query("8").getBody()).contains("TRADE_SUCCESS");
    var forged = stage.raw("GET", address.replace("1.00", "0.01"), "");
    assertThat(forged.statusCode()).isEqualTo(400);
  }

  @Test
  void aStrangersRequestIsRefused() throws AlipayApiException {
    client =
        client(
            Json.text(stage.account("wechat"), "merchantKey")
                .replaceAll("-----[A-Z ]+-----|\\s", ""));
    assertThat(query("7").getSubCode()).isEqualTo("isv.invalid-signature");
  }
}
