package dev.holdfast.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Generated sections of the documents: compared with the code, or written from it when the tests
/// run with `-Dholdfast.docs=write`.
final class DocSections {
  private DocSections() {}

  static String read(String document) throws IOException {
    return Files.readString(path(document));
  }

  /// @param section stands between the comments with that name and with `end`
  static void check(String document, String section, String expected) throws IOException {
    var text = read(document);
    var begin = "<!-- " + section + " -->\n";
    int from = text.indexOf(begin) + begin.length();
    int to = text.indexOf("<!-- end -->", from);
    assertThat(text).contains(begin);
    if ("write".equals(System.getProperty("holdfast.docs"))) {
      Files.writeString(path(document), text.substring(0, from) + expected + text.substring(to));
      return;
    }
    assertThat(text.substring(from, to)).as(document + ", " + section).isEqualTo(expected);
  }

  private static Path path(String document) {
    return Path.of("..", "docs", document);
  }
}
