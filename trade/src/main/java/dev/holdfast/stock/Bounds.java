package dev.holdfast.stock;

import dev.holdfast.kernel.InvalidCommand;
import java.util.Currency;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a value of a command may be, at most. Each check answers the value, or throws
/// [InvalidCommand] with the field's name. With these bounds no sum of quantities overflows a long.
public final class Bounds {
  /// Units in one line, one receipt, one adjustment.
  public static final long MAX_QUANTITY = 1_000_000_000L;

  /// Units of one SKU on hand, over all its locations.
  public static final long MAX_ON_HAND = 1_000_000_000_000L;

  /// Minor units of a price, a tax, an order's total.
  public static final long MAX_AMOUNT = 1_000_000_000_000_000L;

  /// Lines of one order.
  public static final int MAX_LINES = 10_000;

  /// Characters of a SKU's or a location's code.
  public static final int MAX_CODE = 100;

  /// Characters of a name, a title, a reference, a reason.
  public static final int MAX_TEXT = 500;

  /// Characters of a note.
  public static final int MAX_NOTE = 2_000;

  private static final Set<String> CURRENCIES = currencies();

  private Bounds() {}

  public static long quantity(String field, long quantity) {
    return within(field, quantity, 1, MAX_QUANTITY);
  }

  /// An amount that may be zero.
  public static long amount(String field, long amount) {
    return within(field, amount, 0, MAX_AMOUNT);
  }

  public static long within(String field, long value, long min, long max) {
    if (value < min || value > max) {
      throw new InvalidCommand(field, "must be %d to %d, is %d".formatted(min, max, value));
    }
    return value;
  }

  /// An ISO 4217 code.
  public static String currency(String field, @Nullable String code) {
    if (code == null) throw new InvalidCommand(field, "is missing");
    if (CURRENCIES.contains(code)) return code;
    throw new InvalidCommand(field, "is not an ISO 4217 currency code");
  }

  /// One line of text with something in it.
  public static String text(String field, @Nullable String text, int max) {
    var present = present(field, text, max);
    if (present.isBlank()) throw new InvalidCommand(field, "is blank");
    for (int i = 0; i < present.length(); i++) {
      if (Character.isISOControl(present.charAt(i))) {
        throw new InvalidCommand(field, "contains a control character at " + i);
      }
    }
    return present;
  }

  public static @Nullable String optionalText(String field, @Nullable String text, int max) {
    return text == null ? null : text(field, text, max);
  }

  /// Text that may have several lines; no other control characters.
  public static @Nullable String optionalNote(String field, @Nullable String note) {
    if (note == null) return null;
    present(field, note, MAX_NOTE);
    for (int i = 0; i < note.length(); i++) {
      char c = note.charAt(i);
      if (Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t') {
        throw new InvalidCommand(field, "contains a control character at " + i);
      }
    }
    return note;
  }

  public static <T> T present(String field, @Nullable T value) {
    if (value == null) throw new InvalidCommand(field, "is missing");
    return value;
  }

  private static String present(String field, @Nullable String text, int max) {
    var present = present(field, text);
    if (present.length() > max) {
      throw new InvalidCommand(field, "has %d characters, %d fit".formatted(present.length(), max));
    }
    for (int i = 0; i < present.length(); i++) {
      if (Character.isSurrogate(present.charAt(i)) && isHalf(present, i)) {
        throw new InvalidCommand(field, "contains half a character at " + i);
      }
    }
    return present;
  }

  /// A surrogate without its other half, which no database can store as UTF-8.
  private static boolean isHalf(String text, int i) {
    char c = text.charAt(i);
    return Character.isHighSurrogate(c)
        ? i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))
        : i == 0 || !Character.isHighSurrogate(text.charAt(i - 1));
  }

  private static Set<String> currencies() {
    var codes = new HashSet<String>();
    for (var currency : Currency.getAvailableCurrencies()) codes.add(currency.getCurrencyCode());
    return codes;
  }
}
