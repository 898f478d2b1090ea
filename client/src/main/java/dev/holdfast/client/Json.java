package dev.holdfast.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The wire format. Fields that this SDK does not know are ignored and values of enums that it does
/// not know become `UNRECOGNIZED`, so that a newer server is no trouble. Thread-safe.
final class Json {
  private static final int EXCERPT = 200;
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(
              value -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(EnumFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
          .build();

  private Json() {}

  static byte[] write(Object value) {
    return MAPPER.writeValueAsBytes(value);
  }

  static ObjectNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }

  /// A line of NDJSON; empty when it is no JSON object.
  static Optional<JsonNode> line(String text) {
    try {
      return Optional.of(MAPPER.readTree(text)).filter(JsonNode::isObject);
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  static <T> T read(JsonNode node, TypeReference<T> type) {
    return MAPPER.treeToValue(node, type);
  }

  static <T> T read(JsonNode node, Class<T> type) {
    return MAPPER.treeToValue(node, type);
  }

  static <T> T read(byte[] body, Class<T> type) {
    return MAPPER.readValue(body, type);
  }

  static <T> T read(byte[] body, TypeReference<T> type) {
    return MAPPER.readValue(body, type);
  }

  /// Reads any error body; one that is no JSON object (a proxy's page) becomes the detail.
  static Problem problem(int status, byte[] body) {
    try {
      var node = MAPPER.readTree(body);
      if (node.isObject()) return problem(status, node);
    } catch (JacksonException e) {
      // Not ours: fall through to the excerpt.
    }
    var text = new String(body, UTF_8);
    var excerpt = text.substring(0, Math.min(EXCERPT, text.length()));
    return new Problem("about:blank", "HTTP " + status, status, excerpt, List.of(), Map.of());
  }

  static Problem problem(int status, JsonNode node) {
    var fields = new LinkedHashMap<>(read(node, new TypeReference<Map<String, Object>>() {}));
    for (var known : List.of("type", "title", "status", "detail", "shortages"))
      fields.remove(known);
    var shortages = new ArrayList<Shortage>();
    for (var shortage : node.path("shortages")) {
      shortages.add(MAPPER.treeToValue(shortage, Shortage.class));
    }
    return new Problem(
        node.path("type").asString("about:blank"),
        node.path("title").asString(""),
        status,
        node.path("detail").asString(""),
        List.copyOf(shortages),
        fields);
  }
}
