package dev.holdfast.provider.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wechat.pay.java.core.cipher.RSAVerifier;
import com.wechat.pay.java.core.notification.NotificationParser;
import com.wechat.pay.java.core.notification.RSAPublicKeyNotificationConfig;
import com.wechat.pay.java.core.notification.RequestParam;
import com.wechat.pay.java.service.payments.model.Transaction;
import dev.holdfast.payment.PaymentNews;
import dev.holdfast.payment.PaymentState;
import dev.holdfast.payment.RefundNews;
import dev.holdfast.payment.RefundState;
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
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is WeChat Pay's own.
class WeChatTests {
  private final WeChatSide side = new WeChatSide();

  @AfterEach
  void close() {
    side.close();
  }

  @Test
  void theSdkFindsOurSignatureGenuine() {
    var charge = Charges.fresh("CNY");
    side.gateway().answers(request -> side.answer(200, "{\"code_url\":\"weixin://x\"}"));
    assertThat(side.provider().open(charge)).isInstanceOf(Opening.Ready.class);
    var request = side.gateway().requests().getFirst();
    var token = request.headers().getOrDefault("Authorization", "");
    var message =
        "POST\n/v3/pay/transactions/native\n%s\n%s\n%s\n"
            .formatted(part(token, "timestamp"), part(token, "nonce_str"), request.body());
    var serial = part(token, "serial_no");
    var verifier = new RSAVerifier(Keys.MERCHANT.getPublic(), serial);
    assertThat(verifier.verify(serial, message, part(token, "signature"))).isTrue();
    assertThat(part(token, "mchid")).isEqualTo(WeChatSide.MERCHANT);
    assertThat(request.headers()).containsEntry("Wechatpay-Serial", WeChatSide.KEY_ID);
    assertThat(request.body())
        .contains("\"total\":12345", "\"out_trade_no\":\"" + charge.paymentId() + "\"")
        .contains("\"time_expire\":\"20", "+08:00\"", "https://shop.example.com/v1/callbacks");
  }

  private static String part(String token, String name) {
    var matcher = Pattern.compile(name + "=\"([^\"]*)\"").matcher(token);
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  @Test
  void theSdkFindsWhatWeFindGenuineAndReadsTheSame() {
    var charge = Charges.fresh("CNY");
    var incoming = side.paid(charge, 4_711, Instant.now());
    var parser =
        new NotificationParser(
            new RSAPublicKeyNotificationConfig.Builder()
                .publicKey(Keys.PLATFORM.getPublic())
                .publicKeyId(WeChatSide.KEY_ID)
                .apiV3Key(WeChatSide.SEAL)
                .build());
    var transaction = parser.parse(param(incoming), Transaction.class);
    assertThat(transaction.getAmount().getTotal()).isEqualTo(4_711);
    var told = (Delivery.OfPayment) side.provider().read(incoming);
    assertThat(told.messageId()).isEqualTo("EV-2018022511223320873");
    assertThat(told.news().reference()).isEqualTo(transaction.getTransactionId());
    // Why we unseal ourselves.
    var bare = withoutAssociatedData(charge.paymentId());
    assertThatThrownBy(() -> parser.parse(param(bare), Transaction.class))
        .isInstanceOf(NullPointerException.class);
    assertThat(((Delivery.OfPayment) side.provider().read(bare)).paymentId())
        .isEqualTo(charge.paymentId());
  }

  private static Incoming withoutAssociatedData(long id) {
    var content = WeChatSide.transaction(id, 1, "SUCCESS", WeChatSide.MERCHANT);
    var body = WeChatSide.notice("TRANSACTION.SUCCESS", content, WeChatSide.OLD_SEAL, "");
    return signed(body);
  }

  private static Incoming signed(String body) {
    return WeChatSide.signed(body, WeChatSide.KEY_ID, Keys.PLATFORM.getPrivate(), Instant.now());
  }

  private static RequestParam param(Incoming incoming) {
    return new RequestParam.Builder()
        .serialNumber(incoming.header("wechatpay-serial"))
        .nonce(incoming.header("wechatpay-nonce"))
        .timestamp(incoming.header("wechatpay-timestamp"))
        .signature(incoming.header("wechatpay-signature"))
        .body(new String(incoming.body(), StandardCharsets.UTF_8))
        .build();
  }

  @Test
  void aProbeIsNoForgery() {
    var headers = new TreeMap<>(side.paid(Charges.fresh("CNY"), 1, Instant.now()).headers());
    headers.put("wechatpay-signature", "WECHATPAY/SIGNTEST/3mKxTi8V");
    var probe = new Incoming(headers, new byte[] {'{', '}'});
    assertThat(side.provider().verify(probe, Instant.now())).isEqualTo(new Verdict.Probe());
  }

  @Test
  void anotherSignatureTypeIsForged() {
    var genuine = side.paid(Charges.fresh("CNY"), 1, Instant.now());
    var headers = new TreeMap<>(genuine.headers());
    headers.put("wechatpay-signature-type", "WECHATPAY2-SM2-WITH-SM3");
    var verdict = side.provider().verify(new Incoming(headers, genuine.body()), Instant.now());
    assertThat(verdict).isInstanceOf(Verdict.Forged.class);
  }

  @ParameterizedTest
  @CsvSource({
    "SUCCESS,SUCCEEDED", "REFUND,SUCCEEDED", "NOTPAY,PENDING", "USERPAYING,PENDING",
    "ACCEPT,PENDING", "CLOSED,CLOSED", "REVOKED,CLOSED", "PAYERROR,FAILED"
  })
  void everyTradeStateIsTold(String state, PaymentState told) {
    var charge = Charges.fresh("CNY");
    var body = WeChatSide.transaction(charge.paymentId(), 5, state, WeChatSide.MERCHANT);
    side.gateway().answers(request -> side.answer(200, body));
    var seen = (Sighting.Seen<PaymentNews>) side.provider().query(charge);
    assertThat(seen.news().state()).isEqualTo(told);
  }

  @ParameterizedTest
  @CsvSource({"SUCCESS,SUCCEEDED", "CLOSED,FAILED", "ABNORMAL,PENDING", "PROCESSING,PENDING"})
  void everyRefundStateIsTold(String state, RefundState told) {
    var content = WeChatSide.refund(99, 5, state);
    var incoming = signed(WeChatSide.notice("REFUND." + state, content, WeChatSide.SEAL, "refund"));
    var news = ((Delivery.OfRefund) side.provider().read(incoming)).news();
    assertThat(news.state()).isEqualTo(told);
    assertThat(news.stuck()).isEqualTo(state.equals("ABNORMAL"));
  }

  @Test
  void whatIsNotUnderstoodIsKept() {
    var content = WeChatSide.transaction(7, 1, "DANCING", WeChatSide.MERCHANT);
    assertThat(read("TRANSACTION.SUCCESS", content)).isInstanceOf(Delivery.Unreadable.class);
    var huge = content.replace("\"total\":1,", "\"total\":3000000000,");
    assertThat(read("TRANSACTION.SUCCESS", huge)).isInstanceOf(Delivery.Unreadable.class);
    assertThat(read("PAYSCORE.USER_OPEN", "{}")).isInstanceOf(Delivery.Irrelevant.class);
    var otherApp = content.replace(WeChatSide.APP, "wx0");
    assertThat(read("TRANSACTION.SUCCESS", otherApp)).isInstanceOf(Delivery.Misdirected.class);
    var sealed = "another key, of 32 characters, ...";
    var closed = WeChatSide.notice("TRANSACTION.SUCCESS", content, sealed.substring(0, 32), "x");
    assertThat(side.provider().read(signed(closed))).isInstanceOf(Delivery.Unreadable.class);
  }

  private Delivery read(String kind, String content) {
    return side.provider()
        .read(signed(WeChatSide.notice(kind, content, WeChatSide.SEAL, "transaction")));
  }

  @Test
  void whatIsWronglySignedWasNotSaidByWeChat() {
    var charge = Charges.fresh("CNY");
    side.signsWrongly();
    var gone = "{\"code\":\"ORDER_NOT_EXIST\",\"message\":\"\"}";
    side.gateway().answers(request -> side.answer(404, gone));
    assertThat(side.provider().query(charge)).isInstanceOf(Sighting.Unanswered.class);
    var paid = WeChatSide.transaction(charge.paymentId(), 1, "SUCCESS", WeChatSide.MERCHANT);
    side.gateway().answers(request -> side.answer(200, paid));
    assertThat(side.provider().query(charge)).isInstanceOf(Sighting.Unanswered.class);
    side.gateway().answers(request -> Gateway.Reply.json(paid));
    assertThat(side.provider().query(charge)).isInstanceOf(Sighting.Unanswered.class);
    // An error without any signature is believed as far as TLS goes.
    side.gateway().answers(request -> new Gateway.Reply(404, Map.of(), gone));
    assertThat(side.provider().query(charge)).isEqualTo(new Sighting.Absent<PaymentNews>());
  }

  @ParameterizedTest
  @CsvSource({
    "400,SYSTEM_ERROR,false",
    "429,FREQUENCY_LIMITED,false",
    "403,RATELIMIT_EXCEEDED,false",
    "403,NO_AUTH,true",
    "401,SIGN_ERROR,true",
    "400,PARAM_ERROR,true",
    "403,NOT_ENOUGH,true"
  })
  void errorsAreToldApart(int status, String code, boolean refused) {
    var body = "{\"code\":\"%s\",\"message\":\"m\"}".formatted(code);
    side.gateway().answers(request -> side.answer(status, body));
    var sighting = side.provider().refund(Charges.back(Charges.fresh("CNY"), 5));
    assertThat(sighting instanceof Sighting.Refused<RefundNews>(var c, var m) && c.equals(code))
        .isEqualTo(refused);
    assertThat(sighting instanceof Sighting.Unanswered).isEqualTo(!refused);
  }

  @Test
  void anOpeningThatWasPaidMeanwhileIsNotRefused() {
    side.gateway().answers(request -> side.answer(400, "{\"code\":\"ORDERPAID\"}"));
    assertThat(side.provider().open(Charges.fresh("CNY"))).isInstanceOf(Opening.Unanswered.class);
  }

  @Test
  void secretsStayOutOfText() {
    var account = WeChatSide.account(URI.create("http://127.0.0.1"));
    assertThat(account.toString())
        .doesNotContain(WeChatSide.SEAL)
        .doesNotContainIgnoringCase("key");
  }
}
