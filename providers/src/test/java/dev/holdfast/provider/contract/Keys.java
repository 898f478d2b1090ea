package dev.holdfast.provider.contract;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;

/// RSA keys, made once for each run.
public final class Keys {
  /// What the merchant signs with.
  public static final KeyPair MERCHANT = make();

  /// What the provider signs with.
  public static final KeyPair PLATFORM = make();

  /// What it has begun to sign with.
  public static final KeyPair NEXT = make();

  /// What it signed with before.
  public static final KeyPair RETIRED = make();

  private Keys() {}

  private static KeyPair make() {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
