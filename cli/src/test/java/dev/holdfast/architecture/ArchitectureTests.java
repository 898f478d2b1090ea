package dev.holdfast.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.Predefined;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.ArchRule;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds every class to the rules, and each rule to a class that breaks it on purpose.
class ArchitectureTests {
  private static final String OURS = "dev.holdfast";
  private static final String VIOLATING = "dev.holdfast.architecture.violating";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(Predefined.DO_NOT_INCLUDE_TESTS)
          .importLocations(rooms());
  private static final JavaClasses VIOLATORS =
      new ClassFileImporter()
          .importPath(
              Source.repository()
                  .resolve("cli/target/test-classes/dev/holdfast/architecture/violating"));

  /// What the build has put on the class path from this repository; not the libraries.
  private static Set<Location> rooms() {
    var classPath = System.getProperty("java.class.path").split(File.pathSeparator);
    return Arrays.stream(classPath)
        .map(Path::of)
        .filter(entry -> entry.startsWith(Source.repository()) && Files.exists(entry))
        .map(ArchitectureTests::location)
        .collect(Collectors.toSet());
  }

  private static Location location(Path entry) {
    try {
      return Files.isDirectory(entry)
          ? Location.of(entry)
          : Location.of(new JarFile(entry.toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A rule of a root package.
  record Rule(String name, Function<String, ArchRule> of) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Rule> rules() {
    return List.of(
        new Rule("kernel: JDK alone", root -> new Rooms(root).kernelKnowsTheJdkAlone()),
        new Rule("trade: pure", root -> new Rooms(root).tradeIsPure()),
        new Rule("Spring: server alone", root -> new Rooms(root).springStaysInTheServer()),
        new Rule("no hidden inputs", root -> new Habits(root).decisionsHaveNoHiddenInputs()),
        new Rule("no cycles", root -> new Habits(root).packagesFormNoCycle()),
        new Rule("null-marked", root -> new Habits(root).everyPackageIsNullMarked()),
        new Rule("no dumping grounds", root -> new Habits(root).nothingIsADumpingGround()));
  }

  static Stream<Rule> arrows() {
    var arrows = new Rooms(OURS).arrows();
    return Stream.iterate(0, i -> i < arrows.size(), i -> i + 1)
        .map(
            i -> new Rule(arrows.get(i).getDescription(), root -> new Rooms(root).arrows().get(i)));
  }

  @Test
  void allRoomsAreLookedAt() {
    assertThat(CLASSES.stream().map(type -> type.getPackageName().split("\\.")[2]))
        .contains("kernel", "order", "store", "embedded", "client", "server", "cli")
        .doesNotContain("architecture");
    assertThat(VIOLATORS).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource({"rules", "arrows"})
  void theRuleHolds(Rule rule) {
    rule.of().apply(OURS).check(CLASSES);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theRuleFires(Rule rule) {
    assertThat(rule.of().apply(VIOLATING).evaluate(VIOLATORS).hasViolation()).isTrue();
  }

  @Test
  void anArrowUpwardsIsSeen() {
    var violated =
        arrows()
            .filter(rule -> rule.of().apply(VIOLATING).evaluate(VIOLATORS).hasViolation())
            .map(rule -> rule.name().split(" ")[0]);
    assertThat(violated).containsExactly("KERNEL", "TRADE", "CLIENT");
  }
}
