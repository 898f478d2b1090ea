package dev.holdfast.sandbox.wechat;

import dev.holdfast.sandbox.keys.Chance;
import dev.holdfast.sandbox.web.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.node.ObjectNode;

/// AEAD_AES_256_GCM with the APIv3 key.
final class Sealed {
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  private Sealed() {}

  /// `algorithm`, `nonce`, `associated_data` and `ciphertext` of a text.
  static ObjectNode of(String text, String associated, String key) {
    var nonce = Chance.letters(NONCE);
    return Json.object()
        .put("algorithm", "AEAD_AES_256_GCM")
        .put("nonce", nonce)
        .put("associated_data", associated)
        .put("ciphertext", encrypted(text, nonce, associated, key));
  }

  private static String encrypted(String text, String nonce, String associated, String key) {
    try {
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      var secret = new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "AES");
      var start = new GCMParameterSpec(TAG_BITS, nonce.getBytes(StandardCharsets.UTF_8));
      cipher.init(Cipher.ENCRYPT_MODE, secret, start);
      cipher.updateAAD(associated.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder()
          .encodeToString(cipher.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES-GCM", e);
    }
  }
}
