package dev.holdfast.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Holds every source file to the rules, and each rule to a source that breaks it on purpose.
class SourceRulesTests {
  private static final int FILE_LINES = 300;
  private static final int TEST_FILE_LINES = 400;
  private static final List<Source> MAIN = Source.ofRooms("main");
  private static final List<Source> TESTS = Source.ofRooms("test");

  @Test
  void allSourcesAreLookedAt() {
    assertThat(MAIN).hasSizeGreaterThan(250);
    assertThat(TESTS).extracting(Source::name).anyMatch(n -> n.endsWith("SourceRulesTests.java"));
  }

  @Test
  void filesAreShort() {
    assertThat(SourceRules.longFiles(MAIN, FILE_LINES)).isEmpty();
    assertThat(SourceRules.longFiles(TESTS, TEST_FILE_LINES)).isEmpty();
  }

  @Test
  void aLongFileIsSeen() {
    var violator = Source.of("class Long {}\n" + "// more\n".repeat(FILE_LINES));
    assertThat(SourceRules.longFiles(violator, FILE_LINES)).hasSize(1);
  }

  @Test
  void methodsAreShort() {
    assertThat(SourceRules.longMethods(MAIN, 0)).isEmpty();
    assertThat(SourceRules.longMethods(TESTS, 2)).isEmpty();
  }

  @Test
  void aLongMethodIsSeen() {
    var body = "    count++;\n".repeat(SourceRules.METHOD_LINES);
    var violator = Source.of("class A {\n  int count;\n  void go() {\n" + body + "  }\n}\n");
    assertThat(SourceRules.longMethods(violator, 2))
        .containsExactly("/Violator.java go has 52 lines");
  }

  @Test
  void switchesOverOurChoicesNameEach() {
    assertThat(SourceRules.swallowingSwitches(MAIN)).isEmpty();
  }

  @Test
  void aSwitchThatSwallowsIsSeen() {
    var violator =
        Source.of(
            """
            sealed interface Answer {
              record Yes() implements Answer {}
              record No(int n) implements Answer {}
              enum Mood { GOOD, BAD }

              static int all(Answer answer, Mood mood, int number) {
                int a = switch (answer) { case Yes y -> 1; case No n -> 2; };
                int b = switch (number) { case 1 -> 1; default -> 2; };
                int c = switch (answer) { case Answer.Yes y -> 1; default -> 2; };
                int d = switch (answer) { case No(int n) -> n; default -> 2; };
                switch (mood) {
                  case BAD: return 3;
                  default: return a + b + c + d;
                }
              }
            }
            """);
    assertThat(SourceRules.swallowingSwitches(violator))
        .containsExactly("/Violator.java:9", "/Violator.java:10", "/Violator.java:11");
  }
}
