package dev.holdfast.cli.replay;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// How much stock is received before the first order.
sealed interface OpeningStock {
  /// What the file takes away, so that nothing is refused.
  record Exact() implements OpeningStock {}

  /// The same for each tracked SKU, so that shortages may be refused.
  ///
  /// @param units 0 or more
  record Each(long units) implements OpeningStock {}

  /// Units to receive of a SKU, 0 when untracked.
  default long of(PlannedSku sku) {
    return switch (this) {
      case Exact() -> sku.needed();
      case Each(long units) -> sku.tracked() ? units : 0;
    };
  }

  /// Reads `exact` or a number.
  final class Converter implements ITypeConverter<OpeningStock> {
    private static final long MAX = 1_000_000_000;

    @Override
    public OpeningStock convert(String text) {
      if (text.equals("exact")) return new Exact();
      if (text.matches("\\d{1,10}") && Long.parseLong(text) <= MAX) {
        return new Each(Long.parseLong(text));
      }
      throw new TypeConversionException(
          "'%s' is neither 'exact' nor a number from 0 to %,d".formatted(text, MAX));
    }
  }
}
