package dev.holdfast.provider.account;

import dev.holdfast.provider.Account;
import dev.holdfast.provider.alipay.Alipay;
import dev.holdfast.provider.alipay.AlipayAccount;
import dev.holdfast.provider.stripe.Stripe;
import dev.holdfast.provider.stripe.StripeAccount;
import dev.holdfast.provider.wechat.PlatformKey;
import dev.holdfast.provider.wechat.WeChat;
import dev.holdfast.provider.wechat.WeChatAccount;
import dev.holdfast.provider.wire.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One account of the file.
///
/// @param callbackBase where this installation is reached from outside, null when every account
///   names its own address
record AccountReader(Wire wire, @Nullable String callbackBase) {
  Account read(Fields fields) {
    var name = fields.text("name");
    if (!name.matches("[a-z0-9][a-z0-9-]{0,39}") || name.equals("offline")) {
      throw fields.invalid("name", "must be a-z, 0-9 and -, at most 40, and not offline");
    }
    var kind = fields.text("provider");
    var provider =
        switch (kind) {
          case "alipay" -> Alipay.provider(alipay(name, fields), wire);
          case "wechat" -> WeChat.provider(wechat(name, fields), wire);
          case "stripe" -> Stripe.provider(stripe(name, fields), wire);
          default -> throw fields.invalid("provider", "must be alipay, wechat or stripe");
        };
    var terms = TermsReader.read(fields);
    fields.done();
    return new Account(provider, terms);
  }

  private AlipayAccount alipay(String name, Fields fields) {
    var returnUrl = fields.get("returnUrl") == null ? null : fields.url("returnUrl", null);
    return new AlipayAccount(
        name,
        fields.text("appId"),
        fields.text("sellerId"),
        product(fields),
        fields.url("gateway", "https://openapi.alipay.com/gateway.do"),
        fields.url("notifyUrl", callback(name)),
        returnUrl,
        fields.secret("appKey", Keyring::privateKey),
        fields.secrets("alipayKeys", Keyring::publicKey));
  }

  private static AlipayAccount.Product product(Fields fields) {
    var product = fields.optionalText("product");
    return switch (product) {
      case null -> AlipayAccount.Product.PAGE;
      case "PAGE" -> AlipayAccount.Product.PAGE;
      case "QR" -> AlipayAccount.Product.QR;
      default -> throw fields.invalid("product", "must be PAGE or QR");
    };
  }

  private WeChatAccount wechat(String name, Fields fields) {
    return new WeChatAccount(
        name,
        fields.text("appid"),
        fields.text("mchid"),
        fields.text("serial"),
        fields.url("base", "https://api.mch.weixin.qq.com"),
        fields.url("notifyUrl", callback(name)),
        fields.secret("merchantKey", Keyring::privateKey),
        fields.secrets("apiV3Key", AccountReader::apiV3Key),
        platformKeys(fields));
  }

  private static String apiV3Key(String key) {
    if (key.length() != 32) throw new IllegalArgumentException("must have 32 characters");
    return key;
  }

  /// Public keys by their id, platform certificates, or both while a merchant changes over.
  private static List<PlatformKey> platformKeys(Fields fields) {
    var keys = new ArrayList<PlatformKey>();
    var named = fields.get("platformKeys");
    if (named != null) {
      if (!named.isJsonObject()) throw fields.invalid("platformKeys", "must be {id: key, ...}");
      for (var entry : named.getAsJsonObject().entrySet()) {
        var field = "platformKeys." + entry.getKey();
        var key = fields.parsed(field, entry.getValue(), Keyring::publicKey);
        keys.add(PlatformKey.ofPublicKey(entry.getKey(), key));
      }
    }
    if (fields.get("platformCertificates") != null) {
      fields.secrets("platformCertificates", Keyring::certificate).stream()
          .map(PlatformKey::ofCertificate)
          .forEach(keys::add);
    }
    if (keys.isEmpty()) throw fields.invalid("platformKeys", "is missing");
    return keys;
  }

  private static StripeAccount stripe(String name, Fields fields) {
    return new StripeAccount(
        name,
        fields.optionalText("accountId"),
        fields.url("base", "https://api.stripe.com"),
        fields.secret("secretKey", Function.identity()),
        fields.optionalText("publishableKey"),
        fields.secrets("webhookSecrets", Function.identity()));
  }

  private @Nullable String callback(String name) {
    return callbackBase == null ? null : callbackBase + "/v1/callbacks/" + name;
  }
}
