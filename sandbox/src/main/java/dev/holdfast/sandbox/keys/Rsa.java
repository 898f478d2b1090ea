package dev.holdfast.sandbox.keys;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/// RSA-2048 with SHA-256, as Alipay (RSA2) and WeChat Pay sign. Keys and signatures as text are
/// base64 without line breaks: PKCS #8 and X.509.
public final class Rsa {
  private static final int BITS = 2_048;
  private static final String SIGNATURE = "SHA256withRSA";

  private Rsa() {}

  static KeyPair generate() {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(BITS);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has RSA", e);
    }
  }

  public static String sign(String text, PrivateKey key) {
    return Base64.getEncoder().encodeToString(sign(text.getBytes(StandardCharsets.UTF_8), key));
  }

  static byte[] sign(byte[] bytes, PrivateKey key) {
    try {
      var signature = Signature.getInstance(SIGNATURE);
      signature.initSign(key);
      signature.update(bytes);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot sign", e);
    }
  }

  public static boolean verify(String text, String signed, PublicKey key) {
    try {
      var signature = Signature.getInstance(SIGNATURE);
      signature.initVerify(key);
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return signature.verify(Base64.getDecoder().decode(signed));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }

  public static PrivateKey privateKey(String base64) {
    try {
      var spec = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64));
      return KeyFactory.getInstance("RSA").generatePrivate(spec);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not a private key", e);
    }
  }

  public static PublicKey publicKey(String base64) {
    try {
      var spec = new X509EncodedKeySpec(Base64.getDecoder().decode(base64));
      return KeyFactory.getInstance("RSA").generatePublic(spec);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not a public key", e);
    }
  }

  static String text(java.security.Key key) {
    return Base64.getEncoder().encodeToString(key.getEncoded());
  }
}
