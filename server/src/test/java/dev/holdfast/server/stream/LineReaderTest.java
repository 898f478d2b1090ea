package dev.holdfast.server.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineReaderTest {
  private static List<String> lines(String text, int maxBytes) throws IOException {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    var reader = new LineReader(new ByteArrayInputStream(bytes), maxBytes);
    var lines = new ArrayList<String>();
    for (var line = reader.next(); line != null; line = reader.next()) {
      var content =
          switch (line) {
            case LineReader.Line.Whole(var whole) -> new String(whole, StandardCharsets.UTF_8);
            case LineReader.Line.TooLong() -> "(too long)";
          };
      lines.add(reader.number() + ":" + content);
    }
    return lines;
  }

  @Test
  void linesEndWithALineFeedAndTheLastMayLackIt() throws IOException {
    assertThat(lines("a\nb\nc", 10)).containsExactly("1:a", "2:b", "3:c");
    assertThat(lines("a\r\nb\n", 10)).containsExactly("1:a\r", "2:b");
    assertThat(lines("", 10)).isEmpty();
  }

  @Test
  void blankLinesAreSkippedButCounted() throws IOException {
    assertThat(lines("\n \t\r\na\n\n\nb\n\n", 10)).containsExactly("3:a", "6:b");
  }

  @Test
  void aLineMayBeLongerThanTheBuffer() throws IOException {
    var longLine = "ä".repeat(30_000);
    assertThat(lines(longLine + "\nb", 60_000)).containsExactly("1:" + longLine, "2:b");
  }

  @Test
  void aLineThatIsTooLongIsReadAway() throws IOException {
    assertThat(lines("abc\nabcd\nab\n", 3)).containsExactly("1:abc", "2:(too long)", "3:ab");
    assertThat(lines("x".repeat(100_000), 99_999)).containsExactly("1:(too long)");
    assertThat(lines("x".repeat(100_000) + "\ny", 16)).containsExactly("1:(too long)", "2:y");
  }
}
