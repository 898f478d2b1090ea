package dev.holdfast.store;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/// A shop's key-value pairs as one JSON object; none as null.
final class Metadata {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final ObjectWriter WRITER = JSON.writer();
  private static final ObjectReader READER =
      JSON.readerFor(new TypeReference<TreeMap<String, String>>() {});

  private Metadata() {}

  static @Nullable String write(SortedMap<String, String> pairs) {
    return pairs.isEmpty() ? null : WRITER.writeValueAsString(pairs);
  }

  static SortedMap<String, String> read(@Nullable String json) {
    if (json == null) return Collections.emptySortedMap();
    return Collections.unmodifiableSortedMap(READER.<TreeMap<String, String>>readValue(json));
  }
}
