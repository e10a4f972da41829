package io.sluice.transforms.export;

import java.math.BigDecimal;

/** Decimal numbers as everybody writes them. */
final class Decimal {

  private Decimal() {}

  /** {@code 0E-8}, as drivers write 0.00000000, with its zeros; NaN as it is. */
  static String plain(String digits) {
    return digits.indexOf('E') < 0 ? digits : new BigDecimal(digits).toPlainString();
  }
}
