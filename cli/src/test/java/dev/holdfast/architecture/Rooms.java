package dev.holdfast.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;

/// The rooms below a root package and who may use whom: arrows run downwards only.
///
/// @param root `dev.holdfast`, or where the violators are
record Rooms(String root) {
  private static final List<String> TRADE = List.of("order", "stock", "payment", "promotion");
  private static final List<String> PURE_JDK =
      List.of("java.lang..", "java.util..", "java.time..", "java.math..", "org.jspecify..");

  /// The rooms that a room may use beside itself.
  private enum Room {
    KERNEL(List.of("kernel"), List.of()),
    TRADE(Rooms.TRADE, List.of("kernel")),
    STORE(List.of("store"), List.of("order", "stock", "payment", "promotion", "kernel")),
    EMBEDDED(List.of("embedded"), List.of()),
    CLIENT(List.of("client"), List.of()),
    PROVIDERS(List.of("provider"), List.of("order", "stock", "payment", "promotion", "kernel")),
    SERVER(
        List.of("server"),
        List.of("store", "provider", "order", "stock", "payment", "promotion", "kernel")),
    BENCH(
        List.of("bench"),
        List.of(
            "server",
            "store",
            "embedded",
            "testkit",
            "order",
            "stock",
            "payment",
            "promotion",
            "kernel")),
    SANDBOX(List.of("sandbox"), List.of()),
    CLI(
        List.of("cli"),
        List.of("server", "store", "client", "embedded", "bench", "sandbox", "kernel"));

    final List<String> packages;
    final List<String> uses;

    Room(List<String> packages, List<String> uses) {
      this.packages = packages;
      this.uses = uses;
    }
  }

  /// One rule for each room.
  List<ArchRule> arrows() {
    return List.of(Room.values()).stream().map(this::arrow).toList();
  }

  private ArchRule arrow(Room room) {
    var allowed = new ArrayList<>(room.packages);
    allowed.addAll(room.uses);
    return noClasses()
        .that(resideInAnyPackage(below(room.packages)))
        .should()
        .dependOnClassesThat(
            resideInAPackage(root + "..").and(not(resideInAnyPackage(below(allowed)))))
        .as(room + " uses nothing of ours but " + room.uses)
        .allowEmptyShould(true);
  }

  ArchRule kernelKnowsTheJdkAlone() {
    return classes()
        .that()
        .resideInAPackage(root + ".kernel..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "org.jspecify..", root + ".kernel..");
  }

  /// No files, no network, no SQL, no frameworks: decisions are simulated.
  ArchRule tradeIsPure() {
    var allowed = new ArrayList<>(PURE_JDK);
    allowed.add(root + ".kernel..");
    allowed.addAll(List.of(below(TRADE)));
    return classes()
        .that()
        .resideInAnyPackage(below(TRADE))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(allowed.toArray(String[]::new));
  }

  ArchRule springStaysInTheServer() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(root + ".server..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.springframework..");
  }

  String[] below(List<String> packages) {
    return packages.stream().map(name -> root + "." + name + "..").toArray(String[]::new);
  }

  String[] trade() {
    return below(TRADE);
  }
}
