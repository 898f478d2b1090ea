package dev.holdfast.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.server.access.Allow;
import dev.holdfast.server.access.Open;
import dev.holdfast.server.problem.ProblemType;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import tools.jackson.databind.JsonNode;

/// The document and the handlers say the same.
class OpenApiTest {
  private final Contract contract = Contract.SHIPPED;

  @Test
  void everyMappingIsInTheDocumentAndTheOtherWayRound() {
    var documented = new TreeSet<String>();
    contract.operations().forEach(o -> documented.add(o.method() + " " + o.path()));
    var mapped = new TreeSet<String>();
    Parts.HANDLERS.forEach(handler -> mapped.addAll(mappings(handler)));
    assertThat(mapped).isEqualTo(documented);
  }

  private static Set<String> mappings(Class<?> handler) {
    var root = AnnotatedElementUtils.findMergedAnnotation(handler, RequestMapping.class);
    var prefix = root == null || root.path().length == 0 ? "" : root.path()[0];
    var mappings = new TreeSet<String>();
    for (var method : handler.getDeclaredMethods()) {
      var mapping = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
      if (mapping == null) continue;
      var suffix = mapping.path().length == 0 ? "" : mapping.path()[0];
      mappings.add(mapping.method()[0] + " " + prefix + suffix);
    }
    return mappings;
  }

  @Test
  void everyHandlerSaysWhoMayCallIt() {
    for (var handler : Parts.HANDLERS) {
      for (var method : handler.getDeclaredMethods()) {
        if (!AnnotatedElementUtils.hasAnnotation(method, RequestMapping.class)) continue;
        var says =
            method.isAnnotationPresent(Allow.class) || method.isAnnotationPresent(Open.class);
        assertThat(says).as(method.toString()).isTrue();
      }
    }
  }

  @Test
  void everyProblemTypeIsListed() {
    var types = contract.document().at("/components/schemas/Problem/properties/type/enum");
    var listed = new TreeSet<String>();
    types.forEach(type -> listed.add(type.stringValue()));
    var known =
        Arrays.stream(ProblemType.values()).map(ProblemType::urn).collect(Collectors.toSet());
    assertThat(listed).isEqualTo(new TreeSet<>(known));
  }

  @Test
  void everyExampleIsValid() {
    var examples = new int[1];
    for (var schema : contract.document().at("/components/schemas").properties()) {
      examples[0] += checkExamples(schema.getKey(), schema.getValue());
    }
    assertThat(examples[0]).isGreaterThan(30);
  }

  private int checkExamples(String name, JsonNode schema) {
    int checked = 0;
    for (var example : schema.path("examples")) {
      contract.checkSchema("example of " + name, schema, example);
      checked++;
    }
    for (var property : schema.path("properties").properties()) {
      checked += checkExamples(name + "." + property.getKey(), property.getValue());
    }
    return checked;
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    for (var reference : contract.document().findValuesAsString("$ref")) {
      var target = contract.document().at(reference.substring(1));
      assertThat(target.isMissingNode()).as(reference).isFalse();
    }
  }
}
