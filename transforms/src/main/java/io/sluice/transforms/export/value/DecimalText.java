package io.sluice.transforms.export.value;

import java.math.BigDecimal;

/** Decimal numbers without an exponent. */
public final class DecimalText {

  private DecimalText() {}

  /**
   * Writes a number with all of its digits. {@code 0E-8}, which is how drivers write 0.00000000,
   * gets its zeros; {@code 0042}, from a MySQL column with ZEROFILL, loses them. NaN is unchanged.
   */
  public static String plain(String number) {
    return number.indexOf('E') < 0 ? unpadded(number) : new BigDecimal(number).toPlainString();
  }

  /** Drops the zeros that ZEROFILL puts before a number. */
  static String unpadded(String number) {
    int start = 0;
    while (start + 1 < number.length()
        && number.charAt(start) == '0'
        && Character.isDigit(number.charAt(start + 1))) {
      start++;
    }
    return number.substring(start);
  }
}
