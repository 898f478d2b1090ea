package dev.holdfast.provider.wechat;

import com.wechat.pay.java.core.cipher.AeadAesCipher;
import com.wechat.pay.java.core.cipher.RSASigner;
import dev.holdfast.provider.Charge;
import dev.holdfast.provider.Incoming;
import dev.holdfast.provider.PaymentProvider;
import dev.holdfast.provider.Repayment;
import dev.holdfast.provider.contract.Gateway;
import dev.holdfast.provider.contract.Gateway.Reply;
import dev.holdfast.provider.contract.Keys;
import dev.holdfast.provider.contract.ProviderUnderTest;
import dev.holdfast.provider.wire.Limits;
import dev.holdfast.provider.wire.Wire;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// WeChat's side: answers and notifications with the fields of its documentation, signed and sealed
/// by its SDK.
final class WeChatSide implements ProviderUnderTest {
  static final String APP = "wxd678efh567hg6787";
  static final String MERCHANT = "1230000109";
  static final String KEY_ID = "PUB_KEY_ID_0116000000012024010100000000";
  static final String NEXT_ID = "5157F09EFDC096DE15EBE81A47057A7232F1B8E1";
  static final String SEAL = "4EYG13V2Uz15h0JrAd8tk5k35Vlfn8c5";
  static final String OLD_SEAL = "0123456789abcdef0123456789abcdef";

  private final Gateway gateway = new Gateway();
  private final Wire wire = new Wire(new Limits(Duration.ofMillis(300), Duration.ofMillis(700)));
  private final PaymentProvider provider = WeChat.provider(account(gateway.base()), wire);
  private PrivateKey signer = Keys.PLATFORM.getPrivate();

  static WeChatAccount account(URI base) {
    return new WeChatAccount(
        "wechat",
        APP,
        MERCHANT,
        "3775B6A45ACD588826D15E583A95F5DD00000000",
        base,
        URI.create("https://shop.example.com/v1/callbacks/wechat"),
        Keys.MERCHANT.getPrivate(),
        List.of(SEAL, OLD_SEAL),
        List.of(
            PlatformKey.ofPublicKey(KEY_ID, Keys.PLATFORM.getPublic()),
            PlatformKey.ofPublicKey(NEXT_ID, Keys.NEXT.getPublic())));
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

  /// The example of `https://pay.weixin.qq.com/doc/v3/merchant/4012791861`, with our numbers.
  static String transaction(long paymentId, long amount, String state, String merchant) {
    return """
    {"transaction_id":"1217752501201407033233368018","amount":{"payer_total":%d,"total":%d,\
    "currency":"CNY","payer_currency":"CNY"},"mchid":"%s","trade_state":"%s",\
    "bank_type":"CMC","success_time":"2018-06-08T10:34:56+08:00",\
    "payer":{"openid":"oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"},"out_trade_no":"%d",\
    "appid":"%s","trade_state_desc":"支付成功","trade_type":"NATIVE","attach":"自定义数据"}\
    """
        .formatted(amount, amount, merchant, state, paymentId, APP);
  }

  /// The example of `https://pay.weixin.qq.com/doc/v3/merchant/4012791886`, with our numbers.
  static String refund(long refundId, long amount, String state) {
    return """
    {"mchid":"%s","transaction_id":"1008450740201411110005820873",\
    "out_trade_no":"20150806125346","refund_id":"50200207182018070300011301001",\
    "out_refund_no":"%d","refund_status":"%s","success_time":"2018-06-08T10:34:56+08:00",\
    "user_received_account":"招商银行信用卡0403",\
    "amount":{"total":999,"refund":%d,"payer_total":999,"payer_refund":999}}\
    """
        .formatted(MERCHANT, refundId, state, amount);
  }

  static String notice(String kind, String content, String seal, String associated) {
    var data = associated.getBytes(StandardCharsets.UTF_8);
    var nonce = "fdasflkja484";
    var sealed =
        new AeadAesCipher(seal.getBytes(StandardCharsets.UTF_8))
            .encrypt(
                data,
                nonce.getBytes(StandardCharsets.UTF_8),
                content.getBytes(StandardCharsets.UTF_8));
    var field = associated.isEmpty() ? "" : "\"associated_data\":\"" + associated + "\",";
    return """
    {"id":"EV-2018022511223320873","create_time":"2015-05-20T13:29:35+08:00",\
    "resource_type":"encrypt-resource","event_type":"%s","summary":"支付成功",\
    "resource":{"original_type":"transaction","algorithm":"AEAD_AES_256_GCM",\
    "ciphertext":"%s",%s"nonce":"%s"}}\
    """
        .formatted(kind, sealed, field, nonce);
  }

  static Incoming signed(String body, String serial, PrivateKey key, Instant sentAt) {
    return new Incoming(
        new TreeMap<>(headers(body, serial, key, sentAt, String::toLowerCase)),
        body.getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, String> headers(
      String body, String serial, PrivateKey key, Instant sentAt, UnaryOperator<String> name) {
    var timestamp = Long.toString(sentAt.getEpochSecond());
    var nonce = "d824f2e086d3c1df967785d13fcd22ef";
    var sign = new RSASigner(serial, key).sign(timestamp + "\n" + nonce + "\n" + body + "\n");
    var headers = new HashMap<String, String>();
    headers.put(name.apply("Wechatpay-Timestamp"), timestamp);
    headers.put(name.apply("Wechatpay-Nonce"), nonce);
    headers.put(name.apply("Wechatpay-Serial"), serial);
    headers.put(name.apply("Wechatpay-Signature"), sign.getSign());
    return headers;
  }

  private static String paidNotice(long paymentId, long amount, String merchant) {
    var content = transaction(paymentId, amount, "SUCCESS", merchant);
    return notice("TRANSACTION.SUCCESS", content, SEAL, "transaction");
  }

  @Override
  public Incoming paid(Charge charge, long amount, Instant sentAt) {
    var body = paidNotice(charge.paymentId(), amount, MERCHANT);
    return signed(body, KEY_ID, Keys.PLATFORM.getPrivate(), sentAt);
  }

  @Override
  public Incoming paidByOtherKey(Charge charge, Instant sentAt) {
    var body = paidNotice(charge.paymentId(), 100, MERCHANT);
    return signed(body, NEXT_ID, Keys.NEXT.getPrivate(), sentAt);
  }

  @Override
  public Incoming paidByRetiredKey(Charge charge, Instant sentAt) {
    var body = paidNotice(charge.paymentId(), 100, MERCHANT);
    return signed(body, KEY_ID, Keys.RETIRED.getPrivate(), sentAt);
  }

  @Override
  public Incoming paidToStranger(Charge charge, Instant sentAt) {
    var body = paidNotice(charge.paymentId(), 100, "1900000000");
    return signed(body, KEY_ID, Keys.PLATFORM.getPrivate(), sentAt);
  }

  @Override
  public Incoming refunded(Repayment repayment, Instant sentAt) {
    var content = refund(repayment.refundId(), repayment.amount(), "SUCCESS");
    var body = notice("REFUND.SUCCESS", content, SEAL, "refund");
    return signed(body, KEY_ID, Keys.PLATFORM.getPrivate(), sentAt);
  }

  @Override
  public Set<String> signedHeaders() {
    return Set.of(
        "wechatpay-timestamp", "wechatpay-nonce", "wechatpay-serial", "wechatpay-signature");
  }

  @Override
  public boolean tellsTime() {
    return true;
  }

  @Override
  public void knows(Charge charge, Knows state) {
    gateway.answers(request -> reply(request, charge, state));
  }

  private Reply reply(Gateway.Request request, Charge charge, Knows state) {
    if (request.target().equals("/v3/pay/transactions/native")) {
      return answer(200, "{\"code_url\":\"weixin://wxpay/bizpayurl?pr=p4lpSuKzz\"}");
    }
    if (request.target().endsWith("/close")) {
      return switch (state) {
        case NOTHING -> absent();
        case WAITING -> answer(204, "");
        case DONE -> answer(400, "{\"code\":\"ORDERPAID\",\"message\":\"订单已支付\"}");
        case ENDED -> answer(400, "{\"code\":\"ORDER_CLOSED\",\"message\":\"订单已关闭\"}");
      };
    }
    long id = charge.paymentId();
    return switch (state) {
      case NOTHING -> absent();
      case WAITING -> answer(200, transaction(id, charge.amount(), "NOTPAY", MERCHANT));
      case DONE -> answer(200, transaction(id, charge.amount(), "SUCCESS", MERCHANT));
      case ENDED -> answer(200, transaction(id, charge.amount(), "CLOSED", MERCHANT));
    };
  }

  private Reply absent() {
    return answer(404, "{\"code\":\"ORDER_NOT_EXIST\",\"message\":\"订单不存在\"}");
  }

  @Override
  public void knows(Repayment repayment, Knows state) {
    var status =
        switch (state) {
          case NOTHING -> "";
          case WAITING -> "PROCESSING";
          case DONE -> "SUCCESS";
          case ENDED -> "CLOSED";
        };
    var gone = "{\"code\":\"RESOURCE_NOT_EXISTS\",\"message\":\"退款单不存在\"}";
    var body =
        refund(repayment.refundId(), repayment.amount(), status)
            .replace("\"refund_status\"", "\"status\"");
    gateway.answers(request -> state == Knows.NOTHING ? answer(404, gone) : answer(200, body));
  }

  /// Answers are signed with a key that is not WeChat's.
  void signsWrongly() {
    signer = Keys.RETIRED.getPrivate();
  }

  Reply answer(int status, String body) {
    return new Reply(status, headers(body, KEY_ID, signer, Instant.now(), name -> name), body);
  }

  @Override
  public void close() {
    gateway.close();
    wire.close();
  }
}
