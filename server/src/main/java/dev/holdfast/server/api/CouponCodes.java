package dev.holdfast.server.api;

import dev.holdfast.server.json.Text;
import dev.holdfast.server.problem.Problem;
import dev.holdfast.server.problem.ProblemException;
import dev.holdfast.server.problem.ProblemType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The secrets that are worth a coupon: how they are made and how they are hashed. A made code has
/// 80 bits that nobody can guess; they follow from the server's secret and the command that made
/// them, so that the command repeated gives the same codes, and no code is ever stored.
public final class CouponCodes {
  private static final int MIN_LETTERS = 6;
  static final Text RULE = new Text(MIN_LETTERS, 64, Text.Form.LINES);

  /// White space of any kind, also what comes along when a code is copied from a message.
  private static final Pattern FILLERS = Pattern.compile("[\\s\\h-]+");

  /// Crockford's: without I, L, O and U.
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private static final int LETTERS = 16;
  private static final String HMAC = "HmacSHA256";
  private final Supplier<byte[]> secret;

  /// @param secret the same on all servers of a database
  public CouponCodes(Supplier<byte[]> secret) {
    this.secret = secret;
  }

  /// What is stored of a code that fits [#RULE]. Case, white space and dashes do not count.
  ///
  /// @throws dev.holdfast.server.problem.ProblemException `invalid-value`
  static UUID hash(String field, String code) {
    var plain = FILLERS.matcher(code).replaceAll("").toUpperCase(Locale.ROOT);
    if (plain.length() < MIN_LETTERS) throw tooShort(field);
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

  private static ProblemException tooShort(String field) {
    var rule = field + " must have " + MIN_LETTERS + " characters besides white space and dashes.";
    return Problem.field(ProblemType.INVALID_VALUE, field, rule)
        .with("minLength", MIN_LETTERS)
        .asException();
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
