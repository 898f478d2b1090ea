package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/// The launcher shows help pages from files, so that no build is needed to read them. They say what
/// the verbs say. After a change, `-Dholdfast.help=write` writes them anew.
class HelpPagesTest {
  private static final Path PAGES = Path.of("src", "help");
  private static final boolean WRITE = "write".equals(System.getProperty("holdfast.help"));

  @TestFactory
  Stream<DynamicTest> eachVerbHasThePageThatItPrints() {
    return pages().entrySet().stream()
        .map(page -> DynamicTest.dynamicTest(page.getKey(), () -> check(page)));
  }

  private static void check(Map.Entry<String, String> page) throws IOException {
    var file = PAGES.resolve(page.getKey() + ".txt");
    if (WRITE) {
      Files.createDirectories(PAGES);
      Files.writeString(file, page.getValue());
    }
    assertThat(file).hasContent(page.getValue());
  }

  @Test
  void noPageIsLeftOfAVerbThatIsGone() throws IOException {
    try (var files = Files.newDirectoryStream(PAGES)) {
      for (var file : files) {
        assertThat(pages()).containsKey(file.getFileName().toString().replace(".txt", ""));
      }
    } catch (NoSuchFileException e) {
      throw new AssertionError("there are no help pages in " + PAGES.toAbsolutePath(), e);
    }
  }

  private static Map<String, String> pages() {
    var line = Holdfast.commandLine();
    var pages = new LinkedHashMap<String, String>();
    pages.put("holdfast", line.getUsageMessage(Ansi.OFF));
    line.getSubcommands().forEach((name, verb) -> pages.put(name, page(verb)));
    return pages;
  }

  private static String page(CommandLine verb) {
    return verb.getUsageMessage(Ansi.OFF);
  }
}
