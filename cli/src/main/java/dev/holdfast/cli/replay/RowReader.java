package dev.holdfast.cli.replay;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// Reads the cells of one row, and says in which line one cannot be read.
record RowReader(String file, NamedCsvRecord row) {
  /// Prices beyond this many digits, before or after the point, are typing errors.
  private static final int MAX_DIGITS = 12;

  String text(String column) {
    return row.getField(column).strip();
  }

  String required(String column) throws UnreadableFileException {
    var text = text(column);
    if (text.isEmpty()) throw bad(column, "is empty", null);
    return text;
  }

  long units(String column) throws UnreadableFileException {
    var text = text(column);
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw bad(column, "is no whole number: '" + text + "'", e);
    }
  }

  BigDecimal price(String column) throws UnreadableFileException {
    var text = text(column);
    try {
      var price = new BigDecimal(text);
      if (Math.abs(price.scale()) <= MAX_DIGITS && price.precision() <= MAX_DIGITS) return price;
      throw bad(column, "has too many digits: '" + text + "'", null);
    } catch (NumberFormatException e) {
      throw bad(column, "is no number: '" + text + "'", e);
    }
  }

  private UnreadableFileException bad(String column, String what, @Nullable Throwable cause) {
    return new UnreadableFileException(
        "%s line %d: %s %s".formatted(file, row.getStartingLineNumber(), column, what), cause);
  }
}
