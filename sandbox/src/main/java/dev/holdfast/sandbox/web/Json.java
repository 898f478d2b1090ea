package dev.holdfast.sandbox.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// JSON in and out.
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();

  private Json() {}

  /// @throws IllegalArgumentException for anything but one JSON object
  public static ObjectNode object(String text) {
    try {
      if (MAPPER.readTree(text) instanceof ObjectNode object) return object;
      throw new IllegalArgumentException("the body must be a JSON object");
    } catch (JacksonException e) {
      throw new IllegalArgumentException("the body is not JSON", e);
    }
  }

  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  public static JsonNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }

  /// @return empty for a field that is missing or null
  public static String text(JsonNode object, String field) {
    var value = object.path(field);
    return value.isMissingNode() || value.isNull() ? "" : value.asString();
  }

  static byte[] bytes(Object value) {
    return MAPPER.writeValueAsBytes(value);
  }

  public static String write(Object value) {
    return new String(bytes(value), StandardCharsets.UTF_8);
  }
}
