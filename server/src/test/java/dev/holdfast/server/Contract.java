package dev.holdfast.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The OpenAPI document, as the judge of responses. Stricter than the document itself: objects may
/// only have the fields that are written down.
final class Contract {
  static final JsonMapper JSON = JsonMapper.builder().build();
  static final Contract SHIPPED = new Contract(read());

  private final JsonNode document;
  private final ObjectNode strict;
  private final SchemaRegistry schemas =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private final Map<String, Schema> compiled = new ConcurrentHashMap<>();
  private final List<Operation> operations = new ArrayList<>();

  /// @param path as in the document, with its parameters in braces
  record Operation(String method, String path, JsonNode description) {
    boolean matches(String requestMethod, String rawPath) {
      var pattern = Pattern.quote(path).replaceAll("\\{[a-z]+}", "\\\\E[^/]+\\\\Q");
      return method.equals(requestMethod) && rawPath.matches(pattern);
    }

    /// Whether a path of the document is more specific: `/orders/batch` than `/orders/{id}`.
    boolean isLiteral() {
      return path.indexOf('{') < 0;
    }
  }

  Contract(JsonNode document) {
    this.document = document;
    strict = document.deepCopy().asObject();
    closeObjects(strict.get("components").get("schemas"));
    for (var path : document.get("paths").properties()) {
      for (var method : path.getValue().properties()) {
        if (method.getKey().equals("parameters")) continue;
        var name = method.getKey().toUpperCase(java.util.Locale.ROOT);
        operations.add(new Operation(name, path.getKey(), method.getValue()));
      }
    }
  }

  JsonNode document() {
    return document;
  }

  List<Operation> operations() {
    return operations;
  }

  /// The operation that a request is for; empty when the document knows none.
  Optional<Operation> operation(String method, String rawPath) {
    var matching = operations.stream().filter(o -> o.matches(method, rawPath)).toList();
    var literal = matching.stream().filter(Operation::isLiteral).findFirst();
    return literal.or(() -> matching.stream().findFirst());
  }

  /// Fails unless the document allows this response.
  void check(Operation operation, int status, @Nullable String contentType, byte[] body) {
    var what = operation.method + " " + operation.path + " " + status;
    var response = resolve(operation.description.path("responses").path("" + status));
    assertThat(response.isMissingNode()).as("%s is in the document", what).isFalse();
    var content = response.path("content");
    if (content.isMissingNode()) {
      assertThat(body).as(what).isEmpty();
      return;
    }
    var type = String.valueOf(contentType).replaceAll(";.*", "");
    var media = content.path(type);
    assertThat(media.isMissingNode()).as("%s answers %s", what, type).isFalse();
    if (type.endsWith("json")) checkJson(what, media, type, body);
  }

  private void checkJson(String what, JsonNode media, String type, byte[] body) {
    if (type.equals("application/x-ndjson")) {
      new String(body, java.nio.charset.StandardCharsets.UTF_8)
          .lines()
          .forEach(line -> checkSchema(what, media.get("schema"), JSON.readTree(line)));
    } else {
      checkSchema(what, media.get("schema"), JSON.readTree(body));
    }
  }

  /// Fails unless the value is what the schema says.
  void checkSchema(String what, JsonNode schema, JsonNode value) {
    var compiledSchema = compiled.computeIfAbsent(schema.toString(), text -> compile(schema));
    var errors = compiledSchema.validate(value);
    assertThat(errors).as("%s: %s", what, value).isEmpty();
  }

  private Schema compile(JsonNode schema) {
    var whole = JSON.createObjectNode();
    whole.set("components", strict.get("components"));
    schema.properties().forEach(field -> whole.set(field.getKey(), field.getValue()));
    return schemas.getSchema(whole);
  }

  private JsonNode resolve(JsonNode node) {
    var reference = node.path("$ref");
    return reference.isMissingNode() ? node : document.at(reference.stringValue().substring(1));
  }

  private static void closeObjects(JsonNode node) {
    if (node instanceof ObjectNode object
        && object.has("properties")
        && !object.has("additionalProperties")) {
      object.put("additionalProperties", false);
    }
    node.forEach(Contract::closeObjects);
  }

  private static JsonNode read() {
    try (var in = Contract.class.getResourceAsStream("/openapi.json")) {
      return JSON.readTree(java.util.Objects.requireNonNull(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
