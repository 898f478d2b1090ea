package dev.holdfast.provider.alipay;

import com.alipay.api.AlipayApiException;
import com.alipay.api.SignChecker;
import com.alipay.api.internal.util.AlipaySignature;
import dev.holdfast.provider.Verdict;
import dev.holdfast.provider.wire.StrictText;
import java.security.PublicKey;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;

/// Alipay's keys: what any of them signed, with RSA2 and nothing weaker, is Alipay's.
final class AlipayKeys implements SignChecker {
  static final String SIGN_TYPE = "RSA2";

  /// X.509, Base64, as the SDK wants them.
  private final List<String> keys;

  AlipayKeys(List<PublicKey> keys) {
    this.keys = keys.stream().map(k -> Base64.getEncoder().encodeToString(k.getEncoded())).toList();
  }

  Verdict verify(Form form) {
    var fields = form.fields();
    if (!SIGN_TYPE.equals(fields.get("sign_type"))) return new Verdict.Forged("sign_type");
    var sign = fields.get("sign");
    // The SDK's decoder skips what it does not know.
    if (sign == null || !StrictText.isBase64(sign)) return new Verdict.Forged("sign");
    boolean signed = keys.stream().anyMatch(key -> signed(form, key));
    return signed ? new Verdict.Genuine() : new Verdict.Forged("no active key signed it");
  }

  private static boolean signed(Form form, String key) {
    // A copy: the check takes the signature out of the map.
    var fields = new HashMap<>(form.fields());
    try {
      return AlipaySignature.rsaCheckV1(fields, key, form.charset().name(), SIGN_TYPE);
    } catch (AlipayApiException e) {
      return false;
    }
  }

  /// Whether an answer of the gateway is signed.
  @Override
  public boolean check(String content, String sign, String signType, String charset) {
    return keys.stream().anyMatch(key -> signed(content, sign, key, charset));
  }

  private static boolean signed(String content, String sign, String key, String charset) {
    try {
      return AlipaySignature.rsaCheck(content, sign, key, charset, SIGN_TYPE);
    } catch (AlipayApiException e) {
      return false;
    }
  }

  @Override
  public boolean checkCert(
      String content, String sign, String signType, String charset, String certificate) {
    return false;
  }
}
