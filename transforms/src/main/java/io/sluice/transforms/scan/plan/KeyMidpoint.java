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
 * Guesses a value that lies between two others. Only the database knows whether it does: a bad
 * guess makes uneven ranges, and never wrong ones.
 */
public final class KeyMidpoint {

  private static final int MORE_CHARS = 6;
  private static final int HEX = 16;
  private static final Pattern UUID = Pattern.compile("(.{8})(.{4})(.{4})(.{4})(.{12}).*");

  private final Values values;
  private final Charset charset;
  private final Alphabet alphabet;

  /**
   * @param charset of texts, the character set that a guess must keep to
   */
  KeyMidpoint(Values values, Charset charset) {
    this.values = values;
    this.charset = charset;
    this.alphabet = values.areTexts() ? Alphabet.of(charset) : Alphabet.ASCII;
  }

  /** Guesses values of a column. */
  public static KeyMidpoint of(KeyColumn column) {
    return new KeyMidpoint(column.values(), Charset.forName(column.charset()));
  }

  /** A value about in the middle of two; empty where there is no guess but the two themselves. */
  public Optional<String> of(String low, String high) {
    try {
      return switch (values) {
        case NUMBERS -> numbers(new BigDecimal(low), new BigDecimal(high));
        case TEXTS -> texts(low, high);
        case ENCODED_TEXTS -> encodedTexts(low, high);
        case HEX -> hex(low, high);
        case UUIDS -> uuids(low, high);
        case TIMES -> times(low, high);
        case OTHERS -> Optional.empty();
      };
    } catch (NumberFormatException | DateTimeException e) {
      // NaN, infinity, the year 0000, a year before Christ.
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

  /** Without the byte that {@link #hex} adds, where the two are next to each other. */
  private static Optional<String> uuids(String low, String high) {
    return hex(low.replace("-", ""), high.replace("-", ""))
        .map(digits -> UUID.matcher(digits).replaceFirst("$1-$2-$3-$4-$5"));
  }

  private static String padded(String digits, int length) {
    return digits + "0".repeat(length - digits.length());
  }

  private Optional<String> encodedTexts(String low, String high) {
    HexFormat hex = HexFormat.of();
    return texts(new String(hex.parseHex(low), charset), new String(hex.parseHex(high), charset))
        .map(guess -> hex.formatHex(guess.getBytes(charset)));
  }

  /**
   * Behind what both begin with, as numbers whose digits are the printable characters of ASCII, or
   * all of the character set where they have others.
   */
  private Optional<String> texts(String low, String high) {
    int same = 0;
    while (same < Math.min(low.length(), high.length()) && low.charAt(same) == high.charAt(same)) {
      same++;
    }
    boolean isAscii = isAscii(low, same) && isAscii(high, same);
    Alphabet digits = isAscii ? Alphabet.ASCII : alphabet;
    BigInteger one = number(low, same, digits);
    BigInteger other = number(high, same, digits);
    if (one.compareTo(other) > 0 && !(isLower(low) && isLower(high))) {
      // An order in which case comes last, if at all.
      return texts(low.toLowerCase(Locale.ROOT), high.toLowerCase(Locale.ROOT));
    }
    BigInteger middle = one.add(other).shiftRight(1);
    if (middle.equals(one) || middle.equals(other)) {
      return Optional.empty();
    }
    return Optional.of(low.substring(0, same) + text(middle, digits));
  }

  private static boolean isLower(String text) {
    return text.equals(text.toLowerCase(Locale.ROOT));
  }

  private static boolean isAscii(String text, int from) {
    return text.chars().skip(from).limit(MORE_CHARS).allMatch(c -> c <= '~');
  }

  private static BigInteger number(String text, int from, Alphabet digits) {
    BigInteger base = BigInteger.valueOf(digits.size());
    BigInteger number = BigInteger.ZERO;
    for (int i = from; i < from + MORE_CHARS; i++) {
      int digit = i < text.length() ? digits.indexOf(text.charAt(i)) : 0;
      number = number.multiply(base).add(BigInteger.valueOf(digit));
    }
    return number;
  }

  private static String text(BigInteger number, Alphabet digits) {
    BigInteger base = BigInteger.valueOf(digits.size());
    StringBuilder text = new StringBuilder();
    BigInteger left = number;
    for (int i = 0; i < MORE_CHARS; i++) {
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

  /** Sessions are in UTC; of PostgreSQL's instants, +00 is no part of the time. */
  private static LocalDateTime time(String text) {
    return LocalDateTime.parse(text.replaceFirst("\\+00$", "").replace(' ', 'T'));
  }
}
