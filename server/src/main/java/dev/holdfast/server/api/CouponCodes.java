package dev.holdfast.server.api;

import dev.holdfast.server.json.Text;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The secrets that are worth a coupon: how they are made and how they are hashed. A made code has
/// 80 bits that nobody can guess; they follow from the server's secret and the command that made
/// them, so that the command repeated gives the same codes, and no code is ever stored.
public final class CouponCodes {
  static final Text RULE = new Text(6, 64, Text.Form.CODE);

  /// Crockford's: without I, L, O and U.
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private static final int LETTERS = 16;
  private static final String HMAC = "HmacSHA256";
  private final Supplier<byte[]> secret;

  /// @param secret the same on all servers of a database
  public CouponCodes(Supplier<byte[]> secret) {
    this.secret = secret;
  }

  /// What is stored of a code. Case, spaces and dashes do not count.
  static UUID hash(String code) {
    var plain = code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    try {
      var digest =
          MessageDigest.getInstance("SHA-256")
              .digest(("coupon-code " + plain).getBytes(StandardCharsets.UTF_8));
      var bytes = ByteBuffer.wrap(digest);
      return new UUID(bytes.getLong(), bytes.getLong());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// New codes: `XXXX-XXXX-XXXX-XXXX`.
  ///
  /// @param of what they are made for, by which command of whom
  List<String> make(String of, int count) {
    var codes = new ArrayList<String>(count);
    try {
      var mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(secret.get(), HMAC));
      for (int i = 0; i < count; i++) {
        codes.add(letters(mac.doFinal((of + "\n" + i).getBytes(StandardCharsets.UTF_8))));
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    return codes;
  }

  private static String letters(byte[] random) {
    var code = new StringBuilder();
    for (int i = 0; i < LETTERS; i++) {
      if (i > 0 && i % 4 == 0) code.append('-');
      code.append(ALPHABET.charAt(random[i] & 31));
    }
    return code.toString();
  }
}
