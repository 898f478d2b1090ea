package dev.holdfast.store;

import dev.holdfast.kernel.Codec;
import dev.holdfast.kernel.Command;
import dev.holdfast.kernel.Event;
import dev.holdfast.kernel.Outcome;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/// The stored JSON, by Jackson. Thread-safe.
public final class PgCodec implements Codec {
  private final JsonMapper json = StoredJson.mapper();
  private final ConcurrentMap<Class<?>, ObjectWriter> writers = new ConcurrentHashMap<>();

  /// The command's name and its JSON: two types with the same fields differ.
  @Override
  public byte[] encode(Command command) {
    var name = Codec.name(command.getClass()).getBytes(StandardCharsets.UTF_8);
    var body = write(command);
    var canonical = new ByteArrayOutputStream(name.length + 1 + body.length);
    canonical.writeBytes(name);
    canonical.write(' ');
    canonical.writeBytes(body);
    return canonical.toByteArray();
  }

  @Override
  public byte[] encode(Outcome outcome) {
    return write(outcome);
  }

  @Override
  public byte[] encode(Event event) {
    return write(event);
  }

  @Override
  public <O extends Outcome> O decode(byte[] body, Class<O> type) {
    return json.readValue(body, type);
  }

  /// Reads a journal entry's data.
  public <E extends Event> E decodeEvent(String data, Class<E> type) {
    return json.readValue(data, type);
  }

  /// One text of a journal entry's data, null when it has no such field. Reads no further than it
  /// must, and fields stand in the order of the event's components.
  public @Nullable String eventText(String data, String field) {
    try (var parser = json.createParser(data)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        boolean found = parser.currentName().equals(field);
        parser.nextToken();
        if (found) return parser.getValueAsString();
        parser.skipChildren();
      }
      return null;
    }
  }

  private byte[] write(Object value) {
    return writers.computeIfAbsent(value.getClass(), json::writerFor).writeValueAsBytes(value);
  }
}
