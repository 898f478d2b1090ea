package dev.holdfast.testkit;

import dev.holdfast.kernel.Codec;
import dev.holdfast.kernel.Command;
import dev.holdfast.kernel.Event;
import dev.holdfast.kernel.Outcome;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A codec for tests without a JSON library: writes records of strings, numbers, booleans, enums,
/// instants, collections, maps and records, and reads back what this same instance has written.
/// Thread-safe.
public final class RecordCodec implements Codec {
  /// The accessors of a record's components.
  private static final ClassValue<List<Method>> COMPONENTS =
      new ClassValue<>() {
        @Override
        protected List<Method> computeValue(Class<?> type) {
          var accessors =
              Stream.of(type.getRecordComponents()).map(RecordComponent::getAccessor).toList();
          accessors.forEach(accessor -> accessor.setAccessible(true));
          return accessors;
        }
      };

  private final Map<Written, Outcome> outcomes = new ConcurrentHashMap<>();

  private record Written(Class<?> type, ByteBuffer body) {}

  /// The command's name and its JSON: two types with the same fields differ.
  @Override
  public byte[] encode(Command command) {
    var text = Codec.name(command.getClass()) + " " + json(command);
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public byte[] encode(Outcome outcome) {
    var body = bytes(outcome);
    outcomes.put(new Written(outcome.getClass(), ByteBuffer.wrap(body)), outcome);
    return body;
  }

  @Override
  public byte[] encode(Event event) {
    return bytes(event);
  }

  @Override
  public <O extends Outcome> O decode(byte[] body, Class<O> type) {
    var outcome = outcomes.get(new Written(type, ByteBuffer.wrap(body)));
    if (outcome == null) throw new IllegalArgumentException("not written by this codec");
    return type.cast(outcome);
  }

  private static byte[] bytes(Object value) {
    return json(value).getBytes(StandardCharsets.UTF_8);
  }

  private static String json(Object value) {
    return switch (value) {
      case Record r -> object(r);
      case Map<?, ?> m -> object(m);
      case Collection<?> c ->
          c.stream().map(RecordCodec::json).collect(Collectors.joining(",", "[", "]"));
      case Number n -> n.toString();
      case Boolean b -> b.toString();
      case Enum<?> e -> quoted(e.name());
      case String s -> quoted(s);
      case Instant i -> quoted(i.toString());
      default -> throw new IllegalArgumentException("cannot write " + value.getClass());
    };
  }

  private static String object(Record value) {
    var components = COMPONENTS.get(value.getClass());
    if (components.size() == 1 && components.getFirst().getReturnType().isRecord()) {
      var only = read(components.getFirst(), value);
      if (only != null) return json(only);
    }
    return components.stream()
        .map(component -> field(component.getName(), read(component, value)))
        .filter(field -> !field.isEmpty())
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String object(Map<?, ?> value) {
    return value.entrySet().stream()
        .sorted(Comparator.comparing(entry -> entry.getKey().toString()))
        .map(entry -> field(entry.getKey().toString(), entry.getValue()))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String field(String name, @Nullable Object value) {
    return value == null ? "" : quoted(name) + ":" + json(value);
  }

  private static @Nullable Object read(Method component, Record value) {
    try {
      return component.invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a record's component can be read", e);
    }
  }

  private static String quoted(String text) {
    var json = new StringBuilder("\"");
    text.chars()
        .forEach(c -> {
          if (c == '"' || c == '\\') json.append('\\').append((char) c);
          else if (c < ' ') json.append("\\u%04x".formatted(c));
          else json.append((char) c);
        });
    return json.append('"').toString();
  }
}
