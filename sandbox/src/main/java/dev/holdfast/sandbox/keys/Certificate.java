package dev.holdfast.sandbox.keys;

import java.math.BigInteger;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;

/// A certificate that its own key has signed.
///
/// @param serial hexadecimal, in capitals
/// @param text DER in base64
record Certificate(String serial, String text) {
  private static final String VERSION_3 = "020102";
  private static final String SHA256_WITH_RSA = "300d06092a864886f70d01010b0500";
  private static final String COMMON_NAME = "0603550403";

  static Certificate of(String name, BigInteger serial, KeyPair keys, Instant from, Instant until) {
    var algorithm = Der.encoded(SHA256_WITH_RSA);
    var who = Der.sequence(Der.set(Der.sequence(Der.encoded(COMMON_NAME), Der.text(name))));
    var content =
        Der.sequence(
            Der.explicit(0, Der.encoded(VERSION_3)),
            Der.integer(serial),
            algorithm,
            who,
            Der.sequence(Der.time(from), Der.time(until)),
            who,
            keys.getPublic().getEncoded());
    var signed = Der.sequence(content, algorithm, Der.bits(Rsa.sign(content, keys.getPrivate())));
    return new Certificate(
        serial.toString(16).toUpperCase(Locale.ROOT), Base64.getEncoder().encodeToString(signed));
  }
}
