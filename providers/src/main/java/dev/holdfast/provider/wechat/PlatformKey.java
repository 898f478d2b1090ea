package dev.holdfast.provider.wechat;

import com.wechat.pay.java.core.util.PemUtil;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.List;

/// A key that WeChat Pay signs with.
///
/// @param ids how it is named in `Wechatpay-Serial`, the first is how we name it
public record PlatformKey(List<String> ids, PublicKey key) {
  private static final int SERIAL_DIGITS = 40;

  public PlatformKey {
    ids = List.copyOf(ids);
    if (ids.isEmpty()) throw new IllegalArgumentException("a platform key without an id");
  }

  /// @param id `PUB_KEY_ID_...`, as the merchant platform shows it
  public static PlatformKey ofPublicKey(String id, PublicKey key) {
    return new PlatformKey(List.of(id), key);
  }

  /// A platform certificate, named by its serial number with or without leading zeros.
  public static PlatformKey ofCertificate(X509Certificate certificate) {
    var serial = PemUtil.getSerialNumber(certificate);
    var padded = "0".repeat(Math.max(0, SERIAL_DIGITS - serial.length())) + serial;
    return new PlatformKey(List.of(serial, padded), certificate.getPublicKey());
  }
}
