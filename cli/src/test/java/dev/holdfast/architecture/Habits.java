package dev.holdfast.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;

/// What holds for classes wherever they are, below a root package.
record Habits(String root) {
  private static final Pattern CLOCKS_AND_CHANCE =
      Pattern.compile("java\\.time\\.(Clock|InstantSource)|java\\.(util|security)\\..*Random.*");

  /// Time, ids and randomness are arguments of a decision.
  ArchRule decisionsHaveNoHiddenInputs() {
    return noClasses()
        .that()
        .resideInAnyPackage(new Rooms(root).trade())
        .should()
        .callMethodWhere(DescribedPredicate.describe("it reads a clock or chance", Habits::hidden));
  }

  private static boolean hidden(JavaMethodCall call) {
    var target = call.getTarget();
    var owner = target.getOwner().getName();
    return switch (target.getName()) {
      case "now" -> owner.startsWith("java.time.");
      case "currentTimeMillis", "nanoTime" -> owner.equals("java.lang.System");
      case "randomUUID", "random" -> owner.startsWith("java.");
      default -> CLOCKS_AND_CHANCE.matcher(owner).matches();
    };
  }

  ArchRule packagesFormNoCycle() {
    return slices().matching(root + ".(**)").should().beFreeOfCycles();
  }

  ArchRule everyPackageIsNullMarked() {
    return classes().that().resideInAPackage(root + "..").should(beInANullMarkedPackage());
  }

  private static ArchCondition<JavaClass> beInANullMarkedPackage() {
    return new ArchCondition<>("be in a package that is @NullMarked") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
          events.add(SimpleConditionEvent.violated(type, type.getPackageName() + " is not"));
        }
      }
    };
  }

  ArchRule nothingIsADumpingGround() {
    return noClasses().should().haveNameMatching(".*(Util|Helper|Common|Misc)s?(\\$.*)?");
  }
}
