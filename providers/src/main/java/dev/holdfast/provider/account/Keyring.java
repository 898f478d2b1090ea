package dev.holdfast.provider.account;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/// Keys from their text: PEM, or its Base64 alone as the providers' consoles show it. All throw
/// IllegalArgumentException, whose message says what to do and not what the key is.
final class Keyring {
  private Keyring() {}

  static PrivateKey privateKey(String text) {
    if (text.contains("BEGIN RSA PRIVATE KEY")) {
      throw new IllegalArgumentException(
          "is a PKCS #1 key: convert it with openssl pkcs8 -topk8 -nocrypt");
    }
    if (text.contains("ENCRYPTED")) {
      throw new IllegalArgumentException("is encrypted: decrypt it with openssl pkcs8");
    }
    try {
      return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(bytes(text)));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("is no RSA private key in PKCS #8", e);
    }
  }

  static PublicKey publicKey(String text) {
    if (text.contains("BEGIN CERTIFICATE")) return certificate(text).getPublicKey();
    try {
      return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(bytes(text)));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("is no RSA public key", e);
    }
  }

  static X509Certificate certificate(String text) {
    try {
      var bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
      var certificate = CertificateFactory.getInstance("X.509").generateCertificate(bytes);
      return (X509Certificate) certificate;
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("is no certificate in PEM", e);
    }
  }

  private static byte[] bytes(String text) {
    var body = text.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s+", "");
    try {
      return Base64.getDecoder().decode(body);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("is no Base64", e);
    }
  }
}
