package dev.holdfast.store;

import dev.holdfast.payment.Misfit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/// Money that does not fit its payment, as one JSON array; none as null.
final class MisfitText {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final ObjectWriter WRITER = JSON.writer();
  private static final ObjectReader READER = JSON.readerFor(new TypeReference<List<Misfit>>() {});

  private MisfitText() {}

  static @Nullable String write(List<Misfit> misfits) {
    return misfits.isEmpty() ? null : WRITER.writeValueAsString(misfits);
  }

  static List<Misfit> read(@Nullable String json) {
    return json == null ? List.of() : READER.readValue(json);
  }
}
