package dev.holdfast.sandbox.keys;

import java.util.Base64;

/// The textual form of RFC 7468.
public final class Pem {
  private static final int LINE = 64;

  private Pem() {}

  /// @param label `PRIVATE KEY`, `PUBLIC KEY`, `CERTIFICATE`
  public static String of(String label, String base64) {
    var lines = Base64.getMimeEncoder(LINE, new byte[] {'\n'});
    var body = lines.encodeToString(Base64.getDecoder().decode(base64));
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(label, body, label);
  }
}
