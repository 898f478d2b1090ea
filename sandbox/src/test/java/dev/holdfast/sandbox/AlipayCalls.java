package dev.holdfast.sandbox;

import com.alipay.api.AlipayApiException;
import com.alipay.api.AlipayConfig;
import com.alipay.api.DefaultAlipayClient;
import com.alipay.api.domain.AlipayTradePrecreateModel;
import com.alipay.api.request.AlipayTradePrecreateRequest;
import dev.holdfast.sandbox.ledger.Times;
import dev.holdfast.sandbox.web.Json;
import java.time.Duration;

/// A code to scan, where another channel than Stripe's is needed.
record AlipayCalls(Stage stage) {
  String code(String number, String yuan, String title) {
    return code(number, yuan, title, Duration.ofHours(1));
  }

  String code(String number, String yuan, String title, Duration validFor) {
    var model = new AlipayTradePrecreateModel();
    model.setOutTradeNo(number);
    model.setTotalAmount(yuan);
    model.setSubject(title);
    model.setTimeExpire(Times.plain(System.currentTimeMillis() + validFor.toMillis()));
    var request = new AlipayTradePrecreateRequest();
    request.setBizModel(model);
    request.setNotifyUrl(stage.merchant.url() + "/v1/callbacks/alipay");
    try {
      return client().execute(request).getQrCode();
    } catch (AlipayApiException e) {
      throw new IllegalStateException(e);
    }
  }

  private DefaultAlipayClient client() throws AlipayApiException {
    var account = stage.account("alipay");
    var config = new AlipayConfig();
    config.setServerUrl(Json.text(account, "gateway"));
    config.setAppId(Json.text(account, "appId"));
    config.setPrivateKey(bare(Json.text(account, "appKey")));
    config.setAlipayPublicKey(bare(account.path("alipayKeys").path(0).asString()));
    config.setSignType("RSA2");
    return new DefaultAlipayClient(config);
  }

  static String bare(String pem) {
    return pem.replaceAll("-----[A-Z ]+-----|\\s", "");
  }
}
