package dev.holdfast.cli.replay;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// One row of an order file.
///
/// @param line where the row starts in the file, from 1 with the header
/// @param invoice the invoice's number; starts with `C` when it returns goods
/// @param code the stock code, case-sensitive
/// @param title may be blank
/// @param quantity units, signed
/// @param unitPrice pounds, signed
/// @param customer blank when unknown
record OrderRow(
    long line,
    String invoice,
    String code,
    String title,
    long quantity,
    BigDecimal unitPrice,
    String customer,
    String country) {

  /// The price in pence, half a penny rounded up.
  long pence() {
    return unitPrice.movePointRight(2).setScale(0, RoundingMode.HALF_UP).longValueExact();
  }

  boolean hasCustomer() {
    return !customer.isBlank();
  }

  /// Postage, fees, samples: what has no stock. Codes of goods start with a digit, except the
  /// `DCGS` range and gift vouchers.
  boolean isService() {
    return !Character.isDigit(code.charAt(0))
        && !code.startsWith("DCGS")
        && !code.startsWith("gift_");
  }
}
