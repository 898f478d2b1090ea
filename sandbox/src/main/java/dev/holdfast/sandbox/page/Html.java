package dev.holdfast.sandbox.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A page with places to fill in: `{{name}}`, escaped; `{{{name}}}`, as it is.
final class Html {
  private static final Pattern PLACE = Pattern.compile("\\{\\{\\{(\\w+)}}}|\\{\\{(\\w+)}}");

  private Html() {}

  static String resource(String name) {
    try (var file = Html.class.getResourceAsStream(name)) {
      if (file == null) throw new IllegalStateException("there is no " + name);
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String filled(String template, Map<String, String> values) {
    return PLACE
        .matcher(template)
        .replaceAll(match -> {
          var raw = match.group(1);
          var text =
              raw != null
                  ? values.getOrDefault(raw, "")
                  : escaped(values.getOrDefault(match.group(2), ""));
          return Matcher.quoteReplacement(text);
        });
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
