package dev.holdfast.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.Predefined;
import dev.holdfast.kernel.Command;
import dev.holdfast.kernel.Event;
import dev.holdfast.kernel.Outcome;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Every command, outcome and event is made of what stored JSON has a form for: a `Duration` in one
/// of them would compile, and fail when it is first written (`store/json`).
class StoredTypesTests {
  private static final Set<Class<?>> VALUES =
      Set.of(
          long.class,
          int.class,
          boolean.class,
          Long.class,
          Integer.class,
          Boolean.class,
          String.class,
          Instant.class,
          UUID.class);

  private final Set<Class<?>> seen = new HashSet<>();
  private final List<String> foreign = new ArrayList<>();

  private record Awkward(List<Map<String, Duration>> durations) implements Event {}

  @Test
  void everythingStoredIsMadeOfWhatStoredJsonHas() {
    var stored = new ArrayList<Class<?>>();
    for (var type :
        new ClassFileImporter()
            .withImportOption(Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.holdfast")) {
      if (type.isRecord() && isStored(type)) stored.add(type.reflect());
    }
    assertThat(stored).hasSizeGreaterThan(100);
    stored.forEach(type -> look(type, type.getName()));
    assertThat(foreign).isEmpty();
  }

  @Test
  void whatItHasNotIsFoundHoweverDeep() {
    look(Awkward.class, "Awkward");
    assertThat(foreign).containsExactly("Awkward.durations: class java.time.Duration");
  }

  private static boolean isStored(JavaClass type) {
    return type.isAssignableTo(Command.class)
        || type.isAssignableTo(Outcome.class)
        || type.isAssignableTo(Event.class);
  }

  private void look(Type type, String where) {
    if (type instanceof ParameterizedType generic) {
      var raw = (Class<?>) generic.getRawType();
      if (!Collection.class.isAssignableFrom(raw) && !Map.class.isAssignableFrom(raw)) {
        foreign.add(where + ": " + type);
      }
      for (var argument : generic.getActualTypeArguments()) look(argument, where);
    } else if (!(type instanceof Class<?> plain)) {
      foreign.add(where + ": " + type);
    } else if (plain.isRecord()) {
      if (!seen.add(plain)) return;
      for (var component : plain.getRecordComponents()) {
        look(component.getGenericType(), plain.getSimpleName() + "." + component.getName());
      }
    } else if (plain.isSealed() && plain.isInterface()) {
      for (var permitted : plain.getPermittedSubclasses()) look(permitted, where);
    } else if (!plain.isEnum() && !VALUES.contains(plain)) {
      foreign.add(where + ": " + plain);
    }
  }
}
