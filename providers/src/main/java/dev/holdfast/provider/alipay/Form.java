package dev.holdfast.provider.alipay;

import dev.holdfast.provider.wire.StrictText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// The fields of a form body, decoded with the charset that it names in its field `charset`.
/// Strict: a body that a lenient parser would have to interpret is refused.
record Form(SortedMap<String, String> fields, Charset charset) {
  private static final Set<String> CHARSETS = Set.of("utf-8", "gbk", "gb2312", "gb18030");
  private static final int MAX_FIELDS = 200;

  /// @throws IOException when it is not a form
  static Form parse(byte[] body) throws IOException {
    var text = StrictText.decode(body, StandardCharsets.US_ASCII);
    var charset = charset(text);
    var fields = new TreeMap<String, String>();
    for (var field : text.split("&", MAX_FIELDS + 1)) {
      int equals = field.indexOf('=');
      if (equals < 1 || fields.size() == MAX_FIELDS) throw new IOException("not a form");
      var name = decode(field.substring(0, equals), charset);
      if (fields.put(name, decode(field.substring(equals + 1), charset)) != null) {
        throw new IOException("a field twice: " + name);
      }
    }
    return new Form(fields, charset);
  }

  private static Charset charset(String text) throws IOException {
    for (var field : text.split("&", MAX_FIELDS + 1)) {
      if (!field.startsWith("charset=")) continue;
      var name = field.substring("charset=".length()).toLowerCase(Locale.ROOT);
      if (CHARSETS.contains(name)) return Charset.forName(name);
      throw new IOException("charset");
    }
    return StandardCharsets.UTF_8;
  }

  private static String decode(String encoded, Charset charset) throws IOException {
    var bytes = new ByteArrayOutputStream(encoded.length());
    for (int i = 0; i < encoded.length(); i++) {
      char c = encoded.charAt(i);
      if (c == '%') {
        bytes.write(hex(encoded, i + 1) << 4 | hex(encoded, i + 2));
        i += 2;
      } else if (c > ' ' && c < 127) {
        bytes.write(c == '+' ? ' ' : c);
      } else {
        throw new IOException("an unencoded character");
      }
    }
    return StrictText.decode(bytes.toByteArray(), charset);
  }

  private static int hex(String text, int i) throws IOException {
    int digit = i < text.length() ? Character.digit(text.charAt(i), 16) : -1;
    if (digit < 0) throw new IOException("half an escape");
    return digit;
  }
}
