package dev.holdfast.server.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.holdfast.kernel.Codec;
import dev.holdfast.kernel.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProblemTypeTest {
  private static final Set<String> RESERVED =
      Set.of("type", "title", "status", "detail", "instance");

  private static List<? extends Class<?>> refusals() {
    var refusals =
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.holdfast.order", "dev.holdfast.payment", "dev.holdfast.stock")
                .stream()
                .filter(type -> type.isAssignableTo(Refusal.class) && type.isRecord())
                .map(JavaClass::reflect)
                .toList();
    assertThat(refusals).hasSizeGreaterThan(20);
    return refusals;
  }

  @Test
  void everyRefusalOfTheTradeIsAProblem() {
    for (var refusal : refusals()) {
      assertThat(ProblemType.named(Codec.name(refusal))).as(refusal.getName()).isNotNull();
    }
  }

  @Test
  void noRefusalHasAFieldThatIsTheProblemsOwn() {
    for (var refusal : refusals()) {
      for (var component : Objects.requireNonNull(refusal.getRecordComponents())) {
        assertThat(component.getName()).as(refusal.getName()).isNotIn(RESERVED);
      }
    }
  }

  @Test
  void theTableInTheDocsIsThisOne() throws IOException {
    var page = Path.of("../docs/problems.md");
    var rows =
        Arrays.stream(ProblemType.values())
            .sorted(
                Comparator.comparingInt(ProblemType::status).thenComparing(ProblemType::urnName))
            .map(t -> "| %d | `%s` | %s |".formatted(t.status(), t.urnName(), t.title()))
            .toList();
    var written =
        Files.readAllLines(page).stream().filter(line -> line.matches("\\| \\d.*")).toList();
    assertThat(written).isEqualTo(rows);
  }
}
