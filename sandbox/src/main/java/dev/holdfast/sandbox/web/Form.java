package dev.holdfast.sandbox.web;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// `application/x-www-form-urlencoded`, in UTF-8. The last value of a name counts.
public final class Form {
  private Form() {}

  /// @throws IllegalArgumentException for a broken escape
  public static Map<String, String> parse(String text) {
    var values = new LinkedHashMap<String, String>();
    for (var pair : text.split("&", -1)) {
      if (pair.isEmpty()) continue;
      int equals = pair.indexOf('=');
      var name = equals < 0 ? pair : pair.substring(0, equals);
      values.put(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
    }
    return values;
  }

  public static String write(Map<String, String> values) {
    return values.entrySet().stream()
        .map(value -> encode(value.getKey()) + "=" + encode(value.getValue()))
        .collect(Collectors.joining("&"));
  }

  public static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
