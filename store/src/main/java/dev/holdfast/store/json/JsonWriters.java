package dev.holdfast.store.json;

import java.lang.reflect.Modifier;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Writes records, and what they are made of, as the stored JSON: the very bytes that Jackson
/// writes by the rules of `StoredJson`, in less time (docs/decisions/0042). Thread-safe.
public final class JsonWriters {
  private static final ClassValue<JsonWriter> BY_CLASS =
      new ClassValue<>() {
        @Override
        protected JsonWriter computeValue(Class<?> type) {
          return type.isRecord() ? RecordWriter.of(type) : writerOf(type);
        }
      };

  private static final byte[] NULL = {'n', 'u', 'l', 'l'};
  private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
  private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};

  private JsonWriters() {}

  /// @throws IllegalArgumentException when something in it is of a type that stored JSON has not
  public static byte[] bytes(Object value) {
    var out = new JsonBuffer();
    write(value, out);
    return out.toBytes();
  }

  /// JSON with a few bytes before it.
  public static byte[] bytes(byte[] before, Object value) {
    var out = new JsonBuffer();
    out.raw(before, 0);
    write(value, out);
    return out.toBytes();
  }

  /// A writer of what a component of that type may hold, chosen once where the type says enough.
  static JsonWriter of(Class<?> declared) {
    if (Collection.class.isAssignableFrom(declared)) return JsonWriters::array;
    if (Modifier.isFinal(declared.getModifiers())) return BY_CLASS.get(declared);
    return JsonWriters::write;
  }

  static void write(@Nullable Object value, JsonBuffer out) {
    if (value == null) out.raw(NULL, 0);
    else BY_CLASS.get(value.getClass()).write(value, out);
  }

  static void write(boolean value, JsonBuffer out) {
    out.raw(value ? TRUE : FALSE, 0);
  }

  private static JsonWriter writerOf(Class<?> type) {
    if (type == String.class) return (value, out) -> out.text((String) value);
    if (type == Long.class || type == Integer.class) {
      return (value, out) -> out.number(((Number) value).longValue());
    }
    if (type == Boolean.class) return (value, out) -> write((boolean) value, out);
    if (type == Instant.class) return (value, out) -> out.instant((Instant) value);
    if (type == UUID.class) return (value, out) -> out.text(value.toString());
    if (Enum.class.isAssignableFrom(type)) return constants(type);
    if (Collection.class.isAssignableFrom(type)) return JsonWriters::array;
    if (Map.class.isAssignableFrom(type)) return (value, out) -> object((Map<?, ?>) value, out);
    throw new IllegalArgumentException("cannot write " + type);
  }

  private static JsonWriter constants(Class<?> type) {
    var constants = (type.isEnum() ? type : type.getSuperclass()).getEnumConstants();
    var texts = new byte[constants.length][];
    for (int i = 0; i < texts.length; i++) {
      var out = new JsonBuffer();
      out.text(constants[i].toString());
      texts[i] = out.toBytes();
    }
    return (value, out) -> out.raw(texts[((Enum<?>) value).ordinal()], 0);
  }

  private static void array(Object collection, JsonBuffer out) {
    out.raw('[');
    boolean follows = false;
    for (var value : (Collection<?>) collection) {
      if (follows) out.raw(',');
      write(value, out);
      follows = true;
    }
    out.raw(']');
  }

  private static void object(Map<?, ?> pairs, JsonBuffer out) {
    out.raw('{');
    boolean follows = false;
    for (var pair : sorted(pairs).entrySet()) {
      if (follows) out.raw(',');
      out.text(pair.getKey().toString());
      out.raw(':');
      write(pair.getValue(), out);
      follows = true;
    }
    out.raw('}');
  }

  private static Map<?, ?> sorted(Map<?, ?> pairs) {
    return pairs.size() < 2 || pairs instanceof SortedMap<?, ?> ? pairs : new TreeMap<>(pairs);
  }
}
