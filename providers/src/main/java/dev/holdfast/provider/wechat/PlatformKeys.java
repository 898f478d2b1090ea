package dev.holdfast.provider.wechat;

import com.wechat.pay.java.core.cipher.RSAVerifier;
import com.wechat.pay.java.core.cipher.Verifier;
import dev.holdfast.provider.Incoming;
import dev.holdfast.provider.Verdict;
import dev.holdfast.provider.wire.StrictText;
import java.nio.charset.CharacterCodingException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// WeChat's keys, chosen by the serial that a message names, and the replay window, which the SDK
/// leaves to us. `https://pay.weixin.qq.com/doc/v3/merchant/4013053249`
final class PlatformKeys implements Verifier {
  private static final Duration WINDOW = Duration.ofMinutes(5);
  private static final String TYPE = "WECHATPAY2-SHA256-RSA2048";
  private static final String PROBE = "WECHATPAY/SIGNTEST/";
  private static final Pattern SECONDS = Pattern.compile("[1-9][0-9]{0,10}");
  private static final Pattern NONCE = Pattern.compile("[!-~]{1,128}");

  private final Map<String, Verifier> bySerial = new HashMap<>();
  private final String first;

  PlatformKeys(List<PlatformKey> keys) {
    for (var key : keys) {
      for (var id : key.ids()) bySerial.put(id, new RSAVerifier(key.key(), id));
    }
    first = keys.getFirst().ids().getFirst();
  }

  Verdict verify(Incoming incoming, Instant receivedAt) {
    var signature = incoming.header("wechatpay-signature");
    if (signature == null) return new Verdict.Forged("no signature");
    if (signature.startsWith(PROBE)) return new Verdict.Probe();
    var type = incoming.header("wechatpay-signature-type");
    if (type != null && !type.equals(TYPE)) return new Verdict.Forged("signature type");
    var serial = incoming.header("wechatpay-serial");
    if (serial == null || !bySerial.containsKey(serial))
      return new Verdict.Forged("unknown serial");
    var timestamp = incoming.header("wechatpay-timestamp");
    if (timestamp == null || !SECONDS.matcher(timestamp).matches()) {
      return new Verdict.Forged("timestamp");
    }
    var nonce = incoming.header("wechatpay-nonce");
    if (nonce == null || !NONCE.matcher(nonce).matches()) return new Verdict.Forged("nonce");
    try {
      var message = timestamp + "\n" + nonce + "\n" + StrictText.utf8(incoming.body()) + "\n";
      if (!verify(serial, message, signature)) return new Verdict.Forged("signature");
    } catch (CharacterCodingException e) {
      return new Verdict.Forged("not UTF-8");
    }
    var sentAt = Instant.ofEpochSecond(Long.parseLong(timestamp));
    return Duration.between(sentAt, receivedAt).abs().compareTo(WINDOW) <= 0
        ? new Verdict.Genuine()
        : new Verdict.Forged("sent at " + sentAt);
  }

  @Override
  public boolean verify(String serial, String message, String signature) {
    var verifier = bySerial.get(serial);
    if (verifier == null || signature == null || !StrictText.isBase64(signature)) return false;
    return verifier.verify(serial, message, signature);
  }

  /// The key that WeChat is asked to sign its answers with.
  @Override
  public String getSerialNumber() {
    return first;
  }
}
