package dev.holdfast.server.json;

import dev.holdfast.server.problem.Problem;
import dev.holdfast.server.problem.ProblemType;
import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;

/// What a text may be: how long, and what it may hold. No text holds control characters (PostgreSQL
/// refuses NUL, terminals obey the others) or half a surrogate pair; a multi-line one may hold line
/// breaks and tabs.
///
/// @param max length in UTF-16 units
public record Text(int min, int max, Form form) {
  public static final Text SKU = new Text(1, 64, Form.CODE);
  public static final Text LOCATION = new Text(1, 64, Form.CODE);
  public static final Text BUYER = new Text(1, 100, Form.CODE);
  public static final Text CURRENCY = new Text(3, 3, Form.CURRENCY);
  public static final Text TITLE = new Text(1, 500, Form.LINE);
  public static final Text REFERENCE = new Text(1, 100, Form.LINE);
  public static final Text REASON = new Text(1, 500, Form.LINE);
  public static final Text NAME = new Text(1, 100, Form.LINE);
  public static final Text NOTE = new Text(0, 2_000, Form.LINES);
  public static final Text METADATA_KEY = new Text(1, 40, Form.LINE);
  public static final Text METADATA_VALUE = new Text(0, 500, Form.LINE);

  private static final Set<String> CURRENCIES =
      Currency.getAvailableCurrencies().stream()
          .map(Currency::getCurrencyCode)
          .collect(Collectors.toUnmodifiableSet());

  /// The forms of text.
  public enum Form {
    /// An identifier: no white space at its ends, and not `.` or `..`, which cannot stand in a
    /// path.
    CODE("must not begin or end with white space, nor be . or .."),
    /// An ISO 4217 code.
    CURRENCY("must be an ISO 4217 currency code such as EUR"),
    /// One line.
    LINE(""),
    /// Several lines.
    LINES("");

    private final String rule;

    Form(String rule) {
      this.rule = rule;
    }
  }

  /// @throws dev.holdfast.server.problem.ProblemException `invalid-value`
  public String check(String field, String value) {
    if (value.length() < min || value.length() > max) {
      throw invalid(field, "must have %d to %d characters".formatted(min, max))
          .with("minLength", min)
          .with("maxLength", max)
          .asException();
    }
    if (!isPrintable(value)) {
      throw invalid(field, "must not contain control characters or half a surrogate pair")
          .asException();
    }
    if (!fits(value)) throw invalid(field, form.rule).asException();
    return value;
  }

  private static Problem invalid(String field, String rule) {
    return Problem.field(ProblemType.INVALID_VALUE, field, field + " " + rule + ".");
  }

  /// A loop, because a stream for each text costs more than what it looks at.
  private boolean isPrintable(String value) {
    for (int i = 0; i < value.length(); ) {
      int codePoint = value.codePointAt(i);
      if (!isPrintable(codePoint)) return false;
      i += Character.charCount(codePoint);
    }
    return true;
  }

  private boolean isPrintable(int codePoint) {
    if (Character.isISOControl(codePoint)) return form == Form.LINES && isLineBreakOrTab(codePoint);
    return Character.getType(codePoint) != Character.SURROGATE;
  }

  private static boolean isLineBreakOrTab(int codePoint) {
    return codePoint == '\n' || codePoint == '\r' || codePoint == '\t';
  }

  private boolean fits(String value) {
    return switch (form) {
      case CODE -> value.equals(value.strip()) && !value.equals(".") && !value.equals("..");
      case CURRENCY -> CURRENCIES.contains(value);
      case LINE, LINES -> true;
    };
  }
}
