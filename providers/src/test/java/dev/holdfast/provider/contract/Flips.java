package dev.holdfast.provider.contract;

import dev.holdfast.provider.Incoming;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/// What was sent, with one bit changed.
///
/// @param where the byte and bit
record Flips(String where, Incoming incoming) {
  static List<Flips> of(Incoming genuine, Set<String> headers) {
    var all = new ArrayList<Flips>();
    forEachFlip(genuine.body(), "body", all, body -> new Incoming(genuine.headers(), body));
    for (var name : headers) {
      var value =
          Objects.requireNonNull(genuine.header(name)).getBytes(StandardCharsets.ISO_8859_1);
      forEachFlip(
          value,
          name,
          all,
          flipped -> {
            var changed = new TreeMap<>(genuine.headers());
            changed.put(name, new String(flipped, StandardCharsets.ISO_8859_1));
            return new Incoming(changed, genuine.body());
          });
    }
    return all;
  }

  private static void forEachFlip(
      byte[] bytes, String what, List<Flips> all, Function<byte[], Incoming> incoming) {
    for (int i = 0; i < bytes.length; i++) {
      for (int bit = 0; bit < 8; bit++) {
        var flipped = bytes.clone();
        flipped[i] ^= (byte) (1 << bit);
        all.add(new Flips(what + " byte " + i + " bit " + bit, incoming.apply(flipped)));
      }
    }
  }

  /// Whether only the case of an escape's hex digit changed: `%2F` and `%2f` are one character.
  /// Alipay signs what its form says, not the form's bytes, and whatever stands between it and us
  /// may spell an escape either way, so that must pass; and what it says must be the same.
  boolean sameInAnotherSpelling(Incoming genuine) {
    return genuine.headers().equals(incoming.headers())
        && escapes(genuine.body()).equals(escapes(incoming.body()));
  }

  /// How many flips change such a digit's case and nothing else: a capital letter's one bit.
  static long spellings(Incoming genuine) {
    var text = new String(genuine.body(), StandardCharsets.ISO_8859_1);
    var digits = Pattern.compile("%([0-9A-F])([0-9A-F])").matcher(text);
    return digits
        .results()
        .flatMapToInt(escape -> escape.group().chars())
        .filter(digit -> digit >= 'A')
        .count();
  }

  private static String escapes(byte[] body) {
    var text = new StringBuilder(new String(body, StandardCharsets.ISO_8859_1));
    for (int i = 0; i + 2 < text.length(); i++) {
      if (text.charAt(i) != '%') continue;
      for (int j = i + 1; j <= i + 2; j++) {
        char digit = text.charAt(j);
        if (digit >= 'A' && digit <= 'F') text.setCharAt(j, (char) (digit + 32));
      }
    }
    return text.toString();
  }

  static byte[] append(byte[] bytes, byte more) {
    var longer = Arrays.copyOf(bytes, bytes.length + 1);
    longer[bytes.length] = more;
    return longer;
  }
}
