package dev.holdfast.server.web;

import dev.holdfast.kernel.Position;
import dev.holdfast.server.json.Choice;
import dev.holdfast.server.json.Range;
import dev.holdfast.server.json.Text;
import dev.holdfast.server.problem.Problem;
import dev.holdfast.server.problem.ProblemException;
import dev.holdfast.server.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A request's query parameters being read one by one. A parameter that nobody asks for, or that
/// comes twice, is a problem: a misspelt filter must not list everything.
public final class Query {
  private static final Range LIMIT = new Range(1, 200);
  private static final int DEFAULT_LIMIT = 50;

  private final HttpServletRequest request;
  private final Set<String> known = new HashSet<>();

  Query(HttpServletRequest request) {
    this.request = request;
  }

  /// Reads the parameters, all of which `read` must ask for.
  public <T> T as(Function<Query, T> read) {
    var value = read.apply(this);
    for (var name : request.getParameterMap().keySet()) {
      if (known.contains(name)) continue;
      throw Problem.field(ProblemType.UNKNOWN_FIELD, name, "There is no parameter " + name + ".")
          .with("known", known.stream().sorted().toList())
          .asException();
    }
    return value;
  }

  public @Nullable String text(String name, Text rule) {
    var value = one(name);
    return value == null ? null : rule.check(name, value);
  }

  public <E extends Enum<E>> @Nullable E choice(String name, Class<E> type) {
    var value = one(name);
    return value == null ? null : Choice.of(type, name, value);
  }

  /// `true` or, as when it is left out, `false`.
  public boolean flag(String name) {
    var value = one(name);
    if (value == null || value.equals("false")) return false;
    if (value.equals("true")) return true;
    throw wrongType(name, "true or false");
  }

  /// A time as ISO 8601 in UTC.
  public @Nullable Instant time(String name) {
    var value = one(name);
    try {
      return value == null ? null : Instant.parse(value);
    } catch (DateTimeParseException e) {
      throw wrongType(name, "a time such as 2026-01-31T12:00:00Z");
    }
  }

  /// How many items a page has.
  public int limit() {
    var value = one("limit");
    try {
      return value == null
          ? DEFAULT_LIMIT
          : Math.toIntExact(LIMIT.check("limit", Long.parseLong(value)));
    } catch (NumberFormatException e) {
      throw wrongType("limit", "an integer");
    }
  }

  /// A place in a list, as an earlier answer gave it.
  public @Nullable String cursor() {
    return one("cursor");
  }

  /// A place in the journal.
  public @Nullable Position position(String name) {
    var value = one(name);
    try {
      return value == null ? null : Position.parse(value);
    } catch (IllegalArgumentException e) {
      throw wrongType(name, "a position as an answer gave it");
    }
  }

  private @Nullable String one(String name) {
    known.add(name);
    var values = request.getParameterValues(name);
    if (values == null) return null;
    if (values.length > 1) {
      throw Problem.field(ProblemType.INVALID_REQUEST, name, name + " must come once.")
          .asException();
    }
    return values[0];
  }

  private static ProblemException wrongType(String name, String expected) {
    return Problem.field(ProblemType.INVALID_TYPE, name, name + " must be " + expected + ".")
        .with("expected", expected)
        .asException();
  }
}
