package dev.holdfast.server.stream;

import dev.holdfast.server.json.Json;
import dev.holdfast.server.web.Answer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The answer to one line, perhaps still to come.
///
/// @param line its number, from 1
/// @param key its idempotency key, null when it has none that could be read
/// @param ready whether the answer is there
/// @param answer waits for it
record LineAnswer(long line, @Nullable String key, BooleanSupplier ready, Supplier<Answer> answer) {
  static LineAnswer of(long line, @Nullable String key, Answer answer) {
    return new LineAnswer(line, key, () -> true, () -> answer);
  }

  /// `{line, idempotencyKey?, status, body | problem}` and a line feed.
  void writeTo(OutputStream out) throws IOException {
    var finished = answer.get();
    var head = new StringBuilder("{\"line\":").append(line);
    if (key != null) {
      head.append(",\"idempotencyKey\":")
          .append(new String(Json.write(key), StandardCharsets.UTF_8));
    }
    head.append(",\"status\":").append(finished.status());
    head.append(finished.status() < 400 ? ",\"body\":" : ",\"problem\":");
    out.write(head.toString().getBytes(StandardCharsets.UTF_8));
    out.write(finished.body());
    out.write('}');
    out.write('\n');
  }
}
