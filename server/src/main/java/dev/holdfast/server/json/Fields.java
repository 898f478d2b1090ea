package dev.holdfast.server.json;

import dev.holdfast.server.problem.Problem;
import dev.holdfast.server.problem.ProblemException;
import dev.holdfast.server.problem.ProblemType;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A JSON object being read field by field. Nothing is coerced: a number in quotes, a fraction
/// where an integer belongs or a value of another type is a problem that names the field's path. An
/// optional field may be null, which is the same as leaving it out. [#finish] refuses every field
/// that was not asked for.
public final class Fields {
  static final int MAX_PAIRS = 50;

  private final JsonNode object;
  private final String path;
  private final Set<String> known = new HashSet<>();

  Fields(JsonNode object, String path) {
    this.object = object;
    this.path = path;
  }

  /// The path of one of this object's fields: `lines[0].quantity`.
  public String at(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  public boolean has(String name) {
    return find(name) != null;
  }

  public String text(String name, Text rule) {
    return textOf(at(name), require(name), rule);
  }

  public @Nullable String optionalText(String name, Text rule) {
    var node = find(name);
    return node == null ? null : textOf(at(name), node, rule);
  }

  /// A text that is checked elsewhere.
  public @Nullable String optionalText(String name) {
    var node = find(name);
    if (node == null) return null;
    if (!node.isString()) throw wrongType(at(name), "a string");
    return node.stringValue();
  }

  public long number(String name, Range range) {
    return numberOf(at(name), require(name), range);
  }

  public @Nullable Long optionalNumber(String name, Range range) {
    var node = find(name);
    return node == null ? null : (Long) numberOf(at(name), node, range);
  }

  public @Nullable Boolean optionalFlag(String name) {
    var node = find(name);
    if (node == null) return null;
    if (!node.isBoolean()) throw wrongType(at(name), "true or false");
    return node.booleanValue();
  }

  /// A time as ISO 8601 in UTC, to the microsecond: as it is stored.
  public @Nullable Instant optionalTime(String name) {
    var node = find(name);
    if (node == null) return null;
    var expected = "a time such as 2026-01-31T12:00:00Z";
    if (!node.isString()) throw wrongType(at(name), expected);
    try {
      return Instant.parse(node.stringValue()).truncatedTo(ChronoUnit.MICROS);
    } catch (DateTimeParseException e) {
      throw wrongType(at(name), expected);
    }
  }

  /// One of an enum's names, as they are written.
  public <E extends Enum<E>> @Nullable E optionalChoice(String name, Class<E> type) {
    var node = find(name);
    if (node == null) return null;
    if (!node.isString()) throw wrongType(at(name), "a string");
    return Choice.of(type, at(name), node.stringValue());
  }

  public <E extends Enum<E>> E choice(String name, Class<E> type) {
    var choice = optionalChoice(name, type);
    if (choice == null) throw missing(name);
    return choice;
  }

  /// @param size how many elements there may be
  /// @param tooMany the problem's type when there are more
  public <T> List<T> list(String name, Range size, ProblemType tooMany, Function<Fields, T> each) {
    var node = require(name);
    if (!node.isArray()) throw wrongType(at(name), "an array");
    if (node.size() > size.max()) {
      throw Problem.field(tooMany, at(name), at(name) + " has " + node.size() + " elements.")
          .with("max", size.max())
          .asException();
    }
    sized(at(name), node.size(), size);
    var elements = new ArrayList<T>(node.size());
    for (int i = 0; i < node.size(); i++) elements.add(element(name, node, i, each));
    return elements;
  }

  private <T> T element(String name, JsonNode array, int i, Function<Fields, T> each) {
    var elementPath = at(name) + "[" + i + "]";
    if (!array.get(i).isObject()) throw wrongType(elementPath, "an object");
    var fields = new Fields(array.get(i), elementPath);
    var element = each.apply(fields);
    fields.finish();
    return element;
  }

  /// An array of texts.
  public List<String> texts(String name, Range size, Text rule) {
    var node = require(name);
    if (!node.isArray()) throw wrongType(at(name), "an array");
    sized(at(name), node.size(), size);
    var texts = new ArrayList<String>();
    for (int i = 0; i < node.size(); i++) {
      texts.add(textOf(at(name) + "[" + i + "]", node.get(i), rule));
    }
    return texts;
  }

  /// The caller's own pairs of strings; empty when absent.
  public SortedMap<String, String> pairs(String name) {
    var pairs = new TreeMap<String, String>();
    var node = find(name);
    if (node == null) return pairs;
    if (!node.isObject()) throw wrongType(at(name), "an object");
    sized(at(name), node.size(), new Range(0, MAX_PAIRS));
    for (var entry : node.properties()) {
      var field = at(name) + "." + entry.getKey();
      Text.METADATA_KEY.check(field, entry.getKey());
      pairs.put(entry.getKey(), textOf(field, entry.getValue(), Text.METADATA_VALUE));
    }
    return pairs;
  }

  /// @throws ProblemException `unknown-field` for the first field that nobody asked for
  public void finish() {
    for (var name : object.propertyNames()) {
      if (known.contains(name)) continue;
      throw Problem.field(
              ProblemType.UNKNOWN_FIELD, at(name), "There is no field " + at(name) + " here.")
          .with("known", known.stream().sorted().toList())
          .asException();
    }
  }

  private @Nullable JsonNode find(String name) {
    known.add(name);
    var node = object.get(name);
    return node == null || node.isNull() ? null : node;
  }

  private JsonNode require(String name) {
    var node = find(name);
    if (node == null) throw missing(name);
    return node;
  }

  private ProblemException missing(String name) {
    return Problem.field(ProblemType.MISSING_FIELD, at(name), at(name) + " is required.")
        .asException();
  }

  private static String textOf(String field, JsonNode node, Text rule) {
    if (!node.isString()) throw wrongType(field, "a string");
    return rule.check(field, node.stringValue());
  }

  private static long numberOf(String field, JsonNode node, Range range) {
    if (!node.isIntegralNumber()) throw wrongType(field, "an integer");
    return node.canConvertToLong() ? range.check(field, node.longValue()) : range.refuse(field);
  }

  private static void sized(String field, int size, Range allowed) {
    if (size >= allowed.min() && size <= allowed.max()) return;
    throw invalid(field, "must have %d to %d elements".formatted(allowed.min(), allowed.max()))
        .with("min", allowed.min())
        .with("max", allowed.max())
        .asException();
  }

  private static Problem invalid(String field, String rule) {
    return Problem.field(ProblemType.INVALID_VALUE, field, field + " " + rule + ".");
  }

  private static ProblemException wrongType(String field, String expected) {
    return Problem.field(ProblemType.INVALID_TYPE, field, field + " must be " + expected + ".")
        .with("expected", expected)
        .asException();
  }
}
