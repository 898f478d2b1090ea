package dev.holdfast.sandbox.wechat;

import dev.holdfast.sandbox.keys.Chance;
import dev.holdfast.sandbox.keys.Keys;
import dev.holdfast.sandbox.keys.Rsa;
import dev.holdfast.sandbox.ledger.Copy;
import dev.holdfast.sandbox.web.Request;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// SHA256-RSA2048 both ways: the merchant's `Authorization`, our `Wechatpay-*`.
final class WechatSigning {
  private static final String SCHEME = "WECHATPAY2-SHA256-RSA2048 ";
  private static final Pattern FIELD = Pattern.compile("(\\w+)=\"([^\"]*)\"");
  private static final long WINDOW_SECONDS = 300;
  private static final int NONCE = 32;

  private final Keys.Wechat keys;

  WechatSigning(Keys.Wechat keys) {
    this.keys = keys;
  }

  /// Whether the merchant has signed this request lately.
  ///
  /// @param now milliseconds since 1970
  boolean isByMerchant(Request request, long now) {
    var authorization = request.header("authorization");
    if (!authorization.startsWith(SCHEME)) return false;
    var fields = fields(authorization.substring(SCHEME.length()));
    var timestamp = fields.getOrDefault("timestamp", "");
    if (!timestamp.matches("\\d{1,12}")) return false;
    boolean fresh = Math.abs(now / 1_000 - Long.parseLong(timestamp)) <= WINDOW_SECONDS;
    var text =
        "%s\n%s\n%s\n%s\n%s\n"
            .formatted(
                request.method(),
                request.target(),
                timestamp,
                fields.getOrDefault("nonce_str", ""),
                request.text());
    return fresh
        && keys.mchid().equals(fields.get("mchid"))
        && keys.merchantSerial().equals(fields.get("serial_no"))
        && Rsa.verify(text, fields.getOrDefault("signature", ""), keys.merchant().publicKey());
  }

  private static Map<String, String> fields(String text) {
    var fields = new HashMap<String, String>();
    var matcher = FIELD.matcher(text);
    while (matcher.find()) fields.put(matcher.group(1), matcher.group(2));
    return fields;
  }

  /// The headers that sign a body of ours.
  ///
  /// @param serial what the reader calls our key
  SortedMap<String, String> headers(String body, String serial, Copy copy, long now) {
    var timestamp = Long.toString(now / 1_000);
    var nonce = Chance.letters(NONCE);
    var pair = copy == Copy.FORGED ? keys.stranger() : keys.provider();
    var signature = Rsa.sign(timestamp + "\n" + nonce + "\n" + body + "\n", pair.privateKey());
    var headers = new TreeMap<String, String>();
    headers.put("Wechatpay-Serial", serial);
    headers.put("Wechatpay-Timestamp", timestamp);
    headers.put("Wechatpay-Nonce", nonce);
    headers.put(
        "Wechatpay-Signature", copy == Copy.PROBE ? "WECHATPAY/SIGNTEST/" + signature : signature);
    headers.put("Wechatpay-Signature-Type", "WECHATPAY2-SHA256-RSA2048");
    return headers;
  }

  /// What the merchant calls our key, to judge by what he asked for.
  String serialFor(Request request) {
    return request.header("wechatpay-serial").startsWith("PUB_KEY_ID_")
        ? keys.publicKeyId()
        : keys.certificateSerial();
  }
}
