package dev.holdfast.sandbox;

import dev.holdfast.sandbox.keys.Keys;
import dev.holdfast.sandbox.keys.Pem;
import dev.holdfast.sandbox.keys.PrivateFile;
import dev.holdfast.sandbox.ledger.Channel;
import dev.holdfast.sandbox.web.Json;
import java.io.IOException;
import java.nio.file.Path;
import tools.jackson.databind.node.ObjectNode;

/// The merchant's side of the keys and addresses, as his server reads it.
record MerchantFile(Path path, String url, String notifyBase) {
  static final String CALLBACKS = "/v1/callbacks/";

  static MerchantFile in(Path dataDir, String url, String notifyBase) {
    return new MerchantFile(dataDir.resolve("accounts.json"), url, notifyBase);
  }

  void write(Keys keys) throws IOException {
    var file = Json.object();
    file.putArray("accounts")
        .add(alipay(keys.alipay()))
        .add(wechat(keys.wechat()))
        .add(stripe(keys.stripe()));
    PrivateFile.write(path, file.toPrettyString() + "\n");
  }

  private ObjectNode account(Channel channel) {
    return Json.object().put("name", channel.label()).put("provider", channel.label());
  }

  private String callback(Channel channel) {
    return notifyBase + CALLBACKS + channel.label();
  }

  private ObjectNode alipay(Keys.Alipay keys) {
    var account =
        account(Channel.ALIPAY)
            .put("gateway", url + "/gateway.do")
            .put("notifyUrl", callback(Channel.ALIPAY))
            .put("appId", keys.appId())
            .put("sellerId", keys.sellerId())
            .put("product", "QR")
            .put("appKey", Pem.of("PRIVATE KEY", keys.merchant().secret()));
    account.putArray("alipayKeys").add(Pem.of("PUBLIC KEY", keys.provider().open()));
    return account;
  }

  private ObjectNode wechat(Keys.Wechat keys) {
    var account =
        account(Channel.WECHAT)
            .put("base", url)
            .put("notifyUrl", callback(Channel.WECHAT))
            .put("mchid", keys.mchid())
            .put("appid", keys.appid())
            .put("serial", keys.merchantSerial())
            .put("merchantKey", Pem.of("PRIVATE KEY", keys.merchant().secret()))
            .put("apiV3Key", keys.apiV3Key());
    account
        .putObject("platformKeys")
        .put(keys.publicKeyId(), Pem.of("PUBLIC KEY", keys.provider().open()));
    return account;
  }

  private ObjectNode stripe(Keys.Stripe keys) {
    var account = account(Channel.STRIPE).put("base", url).put("secretKey", keys.secretKey());
    account.putArray("webhookSecrets").add(keys.webhookSecret());
    return account;
  }
}
