package dev.holdfast.store.json;

import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/// Writes the records of one type: a field for each component that is not null, in their order.
final class RecordWriter implements JsonWriter {
  private final Field[] fields;

  /// Writes one component of a record.
  private interface Field {
    /// @param follows whether there is a field before it
    /// @return whether it has written anything
    boolean write(Object record, JsonBuffer out, boolean follows);
  }

  private RecordWriter(Field[] fields) {
    this.fields = fields;
  }

  /// A record whose only component is a record is written as that component.
  static JsonWriter of(Class<?> type) {
    var components = type.getRecordComponents();
    if (components.length == 1 && components[0].getType().isRecord()) {
      var only = Accessors.value(components[0]);
      return (value, out) -> JsonWriters.write(only.apply(value), out);
    }
    return new RecordWriter(Stream.of(components).map(RecordWriter::field).toArray(Field[]::new));
  }

  @Override
  public void write(Object value, JsonBuffer out) {
    out.raw('{');
    boolean follows = false;
    for (var field : fields) follows |= field.write(value, out, follows);
    out.raw('}');
  }

  private static Field field(RecordComponent component) {
    byte[] name = (",\"" + component.getName() + "\":").getBytes(StandardCharsets.UTF_8);
    var type = component.getType();
    if (type == long.class || type == int.class) {
      var number = Accessors.number(component);
      return (value, out, follows) -> {
        out.raw(name, follows ? 0 : 1);
        out.number(number.applyAsLong(value));
        return true;
      };
    }
    if (type == boolean.class) {
      var flag = Accessors.flag(component);
      return (value, out, follows) -> {
        out.raw(name, follows ? 0 : 1);
        JsonWriters.write(flag.test(value), out);
        return true;
      };
    }
    var reference = Accessors.value(component);
    var writer = JsonWriters.of(type);
    return (value, out, follows) -> {
      var found = reference.apply(value);
      if (found == null) return false;
      out.raw(name, follows ? 0 : 1);
      writer.write(found, out);
      return true;
    };
  }
}
