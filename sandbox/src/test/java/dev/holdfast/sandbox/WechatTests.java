package dev.holdfast.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wechat.pay.java.core.RSAPublicKeyConfig;
import com.wechat.pay.java.core.exception.ServiceException;
import com.wechat.pay.java.core.exception.ValidationException;
import com.wechat.pay.java.core.notification.NotificationParser;
import com.wechat.pay.java.core.notification.RequestParam;
import com.wechat.pay.java.service.payments.model.Transaction;
import com.wechat.pay.java.service.payments.nativepay.NativePayService;
import com.wechat.pay.java.service.payments.nativepay.model.Amount;
import com.wechat.pay.java.service.payments.nativepay.model.CloseOrderRequest;
import com.wechat.pay.java.service.payments.nativepay.model.PrepayRequest;
import com.wechat.pay.java.service.payments.nativepay.model.QueryOrderByOutTradeNoRequest;
import com.wechat.pay.java.service.refund.RefundService;
import com.wechat.pay.java.service.refund.model.AmountReq;
import com.wechat.pay.java.service.refund.model.CreateRequest;
import com.wechat.pay.java.service.refund.model.QueryByOutRefundNoRequest;
import com.wechat.pay.java.service.refund.model.Refund;
import com.wechat.pay.java.service.refund.model.RefundNotification;
import com.wechat.pay.java.service.refund.model.Status;
import dev.holdfast.sandbox.fault.Fault;
import dev.holdfast.sandbox.web.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// WeChat Pay's own SDK talks to the sandbox, and believes what it says.
class WechatTests {
  @TempDir Path dataDir;

  @SuppressWarnings("NullAway.Init") // set before each test
  private Stage stage;

  @SuppressWarnings("NullAway.Init") // set before each test
  private RSAPublicKeyConfig config;

  @SuppressWarnings("NullAway.Init") // set before each test
  private NativePayService payments;

  @BeforeEach
  void open() {
    stage = new Stage(dataDir, options -> options.refundingAfter(Duration.ofMillis(300)));
    var account = stage.account("wechat");
    var key = account.path("platformKeys").properties().iterator().next();
    config =
        new RSAPublicKeyConfig.Builder()
            .merchantId(Json.text(account, "mchid"))
            .merchantSerialNumber(Json.text(account, "serial"))
            .privateKey(Json.text(account, "merchantKey"))
            .publicKeyId(key.getKey())
            .publicKey(key.getValue().asString())
            .apiV3Key(Json.text(account, "apiV3Key"))
            .build();
    payments =
        new NativePayService.Builder().httpClient(new WechatLine(config, stage.url())).build();
  }

  @AfterEach
  void close() {
    stage.close();
  }

  private String prepay(String number, int total) {
    var amount = new Amount();
    amount.setTotal(total);
    amount.setCurrency("CNY");
    var request = new PrepayRequest();
    request.setAmount(amount);
    request.setAppid(Json.text(stage.account("wechat"), "appid"));
    request.setMchid(config.createCredential().getMerchantId());
    request.setDescription("Tea");
    request.setOutTradeNo(number);
    request.setNotifyUrl(stage.merchant.url() + "/v1/callbacks/wechat");
    return payments.prepay(request).getCodeUrl();
  }

  private Transaction query(String number) {
    var request = new QueryOrderByOutTradeNoRequest();
    request.setMchid(config.createCredential().getMerchantId());
    request.setOutTradeNo(number);
    return payments.queryOrderByOutTradeNo(request);
  }

  private void closeOrder(String number) {
    var request = new CloseOrderRequest();
    request.setMchid(config.createCredential().getMerchantId());
    request.setOutTradeNo(number);
    payments.closeOrder(request);
  }

  private <T> T parsed(Merchant.Heard heard, String body, Class<T> type) {
    var message =
        new RequestParam.Builder()
            .serialNumber(heard.header("wechatpay-serial"))
            .nonce(heard.header("wechatpay-nonce"))
            .timestamp(heard.header("wechatpay-timestamp"))
            .signature(heard.header("wechatpay-signature"))
            .body(body)
            .build();
    return new NotificationParser(config).parse(message, type);
  }

  @Test
  void theSdkAcceptsTheCallback() {
    stage.pay(prepay("7", 1_230));
    var heard = stage.heard(1).getFirst();
    var told = parsed(heard, heard.body(), Transaction.class);
    assertThat(told.getOutTradeNo()).isEqualTo("7");
    assertThat(told.getTradeState()).isEqualTo(Transaction.TradeStateEnum.SUCCESS);
    assertThat(told.getAmount().getTotal()).isEqualTo(1_230);
    assertThat(told.getTransactionId()).startsWith("42000");
    assertThat(query("7").getTransactionId()).isEqualTo(told.getTransactionId());
  }

  @Test
  void aFlippedBitAnywhereFails() {
    stage.pay(prepay("7", 1_230));
    var heard = stage.heard(1).getFirst();
    var bytes = heard.body().getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] ^= 1;
      var flipped = new String(bytes, StandardCharsets.UTF_8);
      assertThatThrownBy(() -> parsed(heard, flipped, Transaction.class))
          .isInstanceOf(ValidationException.class);
      bytes[i] ^= 1;
    }
  }

  @Test
  void probesAreSignedBadly() {
    stage.put("/sandbox/faults", "{\"shares\": {\"%s\": 1}}".formatted(Fault.PROBE.label()));
    stage.merchant.answers(count -> new Merchant.Reply(count == 1 ? 401 : 200, ""));
    stage.pay(prepay("7", 1_230));
    var heard = stage.heard(2);
    assertThat(heard.getFirst().header("wechatpay-signature")).startsWith("WECHATPAY/SIGNTEST/");
    assertThatThrownBy(() -> parsed(heard.getFirst(), heard.getFirst().body(), Transaction.class))
        .isInstanceOf(RuntimeException.class);
    assertThat(parsed(heard.get(1), heard.get(1).body(), Transaction.class).getOutTradeNo())
        .isEqualTo("7");
  }

  @Test
  void ordersAreQueriedAndClosed() {
    assertThatThrownBy(() -> query("7"))
        .isInstanceOfSatisfying(
            ServiceException.class, e -> assertThat(e.getErrorCode()).isEqualTo("ORDER_NOT_EXIST"));
    var code = prepay("7", 1_230);
    assertThat(query("7").getTradeState()).isEqualTo(Transaction.TradeStateEnum.NOTPAY);
    assertThat(prepay("7", 1_230)).isEqualTo(code);
    assertThatThrownBy(() -> prepay("7", 1_231)).isInstanceOf(ServiceException.class);
    closeOrder("7");
    assertThat(query("7").getTradeState()).isEqualTo(Transaction.TradeStateEnum.CLOSED);
    assertThat(Json.text(stage.pay(code), "state")).isEqualTo("CLOSED");
    stage.pay(prepay("8", 100));
    assertThatThrownBy(() -> closeOrder("8"))
        .isInstanceOfSatisfying(
            ServiceException.class, e -> assertThat(e.getErrorCode()).isEqualTo("ORDERPAID"));
  }

  @Test
  void acceptedIsNotRefunded() {
    stage.pay(prepay("7", 1_230));
    stage.heard(1);
    var refunds =
        new RefundService.Builder().httpClient(new WechatLine(config, stage.url())).build();
    assertThat(refund(refunds, "r1", 230).getStatus()).isEqualTo(Status.PROCESSING);
    var heard = stage.heard(2).get(1);
    var told = parsed(heard, heard.body(), RefundNotification.class);
    assertThat(told.getRefundStatus()).isEqualTo(Status.SUCCESS);
    assertThat(told.getOutRefundNo()).isEqualTo("r1");
    var request = new QueryByOutRefundNoRequest();
    request.setOutRefundNo("r1");
    assertThat(refunds.queryByOutRefundNo(request).getStatus()).isEqualTo(Status.SUCCESS);
    assertThat(query("7").getTradeState()).isEqualTo(Transaction.TradeStateEnum.REFUND);
    assertThatThrownBy(() -> refund(refunds, "r2", 1_001)).isInstanceOf(ServiceException.class);
  }

  private static Refund refund(RefundService refunds, String number, long amount) {
    var money = new AmountReq();
    money.setTotal(1_230L);
    money.setRefund(amount);
    money.setCurrency("CNY");
    var request = new CreateRequest();
    request.setOutTradeNo("7");
    request.setOutRefundNo(number);
    request.setAmount(money);
    return refunds.create(request);
  }

  @Test
  void aStrangersRequestIsRefused() {
    var answer = stage.raw("GET", stage.url() + "/v3/pay/transactions/out-trade-no/7?mchid=1", "");
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).contains("SIGN_ERROR");
  }
}
