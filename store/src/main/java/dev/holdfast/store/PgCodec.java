package dev.holdfast.store;

import dev.holdfast.kernel.Codec;
import dev.holdfast.kernel.Command;
import dev.holdfast.kernel.Event;
import dev.holdfast.kernel.Outcome;
import dev.holdfast.store.json.JsonWriters;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/// The stored JSON, read by Jackson. Thread-safe.
public final class PgCodec implements Codec {
  private final JsonMapper json = StoredJson.mapper();

  /// The command's name and its JSON: two types with the same fields differ.
  @Override
  public byte[] encode(Command command) {
    var name = Codec.name(command.getClass()) + " ";
    return JsonWriters.bytes(name.getBytes(StandardCharsets.UTF_8), command);
  }

  @Override
  public byte[] encode(Outcome outcome) {
    return JsonWriters.bytes(outcome);
  }

  @Override
  public byte[] encode(Event event) {
    return JsonWriters.bytes(event);
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
}
