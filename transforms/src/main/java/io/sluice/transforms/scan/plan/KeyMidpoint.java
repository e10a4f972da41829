package io.sluice.transforms.scan.plan;

import io.sluice.transforms.scan.key.KeyColumn;
import io.sluice.transforms.scan.key.KeyColumn.Values;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Guesses a value between two others. Only the database knows whether the guess lies between them:
 * a bad guess makes ranges uneven, never wrong.
 */
public final class KeyMidpoint {

  private static final int GUESSED_CHARS = 6;
  private static final int HEX = 16;
  private static final Pattern UUID = Pattern.compile("(.{8})(.{4})(.{4})(.{4})(.{12}).*");

  private final Values values;
  private final Charset charset;
  private final Alphabet alphabet;

  /**
   * @param charset for strings, the character set that a guess must stay within
   */
  KeyMidpoint(Values values, Charset charset) {
    this.values = values;
    this.charset = charset;
    this.alphabet = values.areTexts() ? Alphabet.of(charset) : Alphabet.ASCII;
  }

  /** Creates the midpoints of a column. */
  public static KeyMidpoint of(KeyColumn column) {
    return new KeyMidpoint(column.values(), Charset.forName(column.charset()));
  }

  /** Guesses a value about midway between two; empty if only the two themselves can be guessed. */
  public Optional<String> of(String low, String high) {
    try {
      return switch (values) {
        case NUMBERS -> numbers(new BigDecimal(low), new BigDecimal(high));
        case TEXTS -> strings(low, high);
        case ENCODED_TEXTS -> encodedStrings(low, high);
        case HEX -> hex(low, high);
        case UUIDS -> uuids(low, high);
        case TIMES -> times(low, high);
        case OTHERS -> Optional.empty();
      };
    } catch (NumberFormatException | DateTimeException e) {
      // NaN, infinity, the year 0000 or a year BC.
      return Optional.empty();
    }
  }

  private static Optional<String> numbers(BigDecimal low, BigDecimal high) {
    int scale = Math.max(low.scale(), high.scale());
    BigDecimal middle = low.add(high).divide(BigDecimal.valueOf(2), scale, RoundingMode.FLOOR);
    return middle.compareTo(low) > 0 && middle.compareTo(high) < 0
        ? Optional.of(middle.toPlainString())
        : Optional.empty();
  }

  private static Optional<String> hex(String low, String high) {
    int length = Math.max(low.length(), high.length()) + 2;
    BigInteger from = new BigInteger(padded(low, length), HEX);
    BigInteger to = new BigInteger(padded(high, length), HEX);
    BigInteger middle = from.add(to).shiftRight(1);
    if (middle.compareTo(from) <= 0 || middle.compareTo(to) >= 0) {
      return Optional.empty();
    }
    String digits = middle.toString(HEX);
    return Optional.of("0".repeat(length - digits.length()) + digits);
  }

  /** Drops the byte that {@link #hex} adds if the two are adjacent. */
  private static Optional<String> uuids(String low, String high) {
    return hex(low.replace("-", ""), high.replace("-", ""))
        .map(digits -> UUID.matcher(digits).replaceFirst("$1-$2-$3-$4-$5"));
  }

  private static String padded(String digits, int length) {
    return digits + "0".repeat(length - digits.length());
  }

  private Optional<String> encodedStrings(String low, String high) {
    HexFormat hex = HexFormat.of();
    return strings(new String(hex.parseHex(low), charset), new String(hex.parseHex(high), charset))
        .map(guess -> hex.formatHex(guess.getBytes(charset)));
  }

  /**
   * Treats the strings after their common prefix as numbers. The digits are the printable ASCII
   * characters, or all of the character set's if a string has others.
   */
  private Optional<String> strings(String low, String high) {
    int prefix = 0;
    while (prefix < Math.min(low.length(), high.length())
        && low.charAt(prefix) == high.charAt(prefix)) {
      prefix++;
    }
    boolean isAscii = isAscii(low, prefix) && isAscii(high, prefix);
    Alphabet digits = isAscii ? Alphabet.ASCII : alphabet;
    BigInteger one = number(low, prefix, digits);
    BigInteger other = number(high, prefix, digits);
    if (one.compareTo(other) > 0 && !(isLower(low) && isLower(high))) {
      // The collation compares case last, or not at all.
      return strings(low.toLowerCase(Locale.ROOT), high.toLowerCase(Locale.ROOT));
    }
    BigInteger middle = one.add(other).shiftRight(1);
    if (middle.equals(one) || middle.equals(other)) {
      return Optional.empty();
    }
    return Optional.of(low.substring(0, prefix) + text(middle, digits));
  }

  private static boolean isLower(String text) {
    return text.equals(text.toLowerCase(Locale.ROOT));
  }

  private static boolean isAscii(String text, int from) {
    return text.chars().skip(from).limit(GUESSED_CHARS).allMatch(c -> c <= '~');
  }

  private static BigInteger number(String text, int from, Alphabet digits) {
    BigInteger base = BigInteger.valueOf(digits.size());
    BigInteger number = BigInteger.ZERO;
    for (int i = from; i < from + GUESSED_CHARS; i++) {
      int digit = i < text.length() ? digits.indexOf(text.charAt(i)) : 0;
      number = number.multiply(base).add(BigInteger.valueOf(digit));
    }
    return number;
  }

  private static String text(BigInteger number, Alphabet digits) {
    BigInteger base = BigInteger.valueOf(digits.size());
    StringBuilder text = new StringBuilder();
    BigInteger left = number;
    for (int i = 0; i < GUESSED_CHARS; i++) {
      BigInteger[] parts = left.divideAndRemainder(base);
      text.append(digits.at(parts[1].intValue()));
      left = parts[0];
    }
    return text.reverse().toString();
  }

  private static Optional<String> times(String low, String high) {
    if (low.indexOf(':') < 0) {
      LocalDate from = LocalDate.parse(low);
      long days = ChronoUnit.DAYS.between(from, LocalDate.parse(high));
      return days < 2 ? Optional.empty() : Optional.of(from.plusDays(days / 2).toString());
    }
    LocalDateTime from = time(low);
    long micros = ChronoUnit.MICROS.between(from, time(high));
    return micros < 2
        ? Optional.empty()
        : Optional.of(
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS")
                .format(from.plus(micros / 2, ChronoUnit.MICROS)));
  }

  /** Drops the +00 of a PostgreSQL timestamp with a zone: sessions are in UTC. */
  private static LocalDateTime time(String text) {
    return LocalDateTime.parse(text.replaceFirst("\\+00$", "").replace(' ', 'T'));
  }
}
