package io.sluice.testing.hostile;

import static io.sluice.transforms.reject.Reason.JSON_LIMIT;
import static io.sluice.transforms.reject.Reason.LINE_TOO_LONG;
import static io.sluice.transforms.reject.Reason.NUMBER_RANGE;
import static io.sluice.transforms.reject.Reason.TIMESTAMP_RANGE;
import static io.sluice.transforms.reject.Reason.TOO_LONG;

import io.sluice.transforms.reject.Reason;
import java.util.List;
import java.util.stream.Stream;

/** Whatever is too long, too deep, too large or too small. */
final class BadSizes {

  private static final List<String> NO_INSTANTS =
      List.of(
          "0",
          "-0",
          "-1",
          "-1474110256",
          "-2147483648",
          "2147483648",
          // In 32 bits these would be 0, 1 and -1.
          "4294967296",
          "4294967297",
          "4294967295",
          // The end of a DATETIME.
          "253402300799",
          "253402300800",
          // Milliseconds, microseconds, nanoseconds.
          "1474110256000",
          "1474110256123",
          "1000000000000",
          "1474110256000000",
          "1474110256000000000",
          "9223372036854775807",
          "-9223372036854775808");

  private static final List<String> NO_LONGS =
      List.of(
          "9223372036854775808",
          "-9223372036854775809",
          // In 64 bits these would be 0, 1 and a good timestamp.
          "18446744073709551616",
          "18446744073709551617",
          "18446744075183661872",
          "1" + "0".repeat(99),
          "9".repeat(100),
          "-" + "9".repeat(100));

  private static final List<String> BEYOND_LIMITS =
      List.of(
          "9".repeat(101),
          "-" + "9".repeat(101),
          "1" + "0".repeat(100_000),
          "-" + "7".repeat(100_000),
          "0." + "1".repeat(100_000),
          "1." + "0".repeat(101),
          "1e" + "9".repeat(100_000),
          "[".repeat(100) + "]".repeat(100),
          "[".repeat(1_000) + "]".repeat(1_000),
          "[".repeat(80_000) + "]".repeat(80_000),
          "[".repeat(100_000),
          "{\"a\":".repeat(100) + "1" + "}".repeat(100),
          "{\"a\":".repeat(30_000),
          "[{\"a\":".repeat(50) + "1" + "}]".repeat(50),
          "{\"" + "n".repeat(1_001) + "\":1}",
          "{\"" + "n".repeat(60_000) + "\":1}",
          "{\"" + "é".repeat(501) + "\":1}",
          "{\"" + "\\u00e9".repeat(501) + "\":1}");

  private BadSizes() {}

  /**
   * @param maxLineBytes the greatest length of a line
   */
  static Stream<BadLine> lines(int maxLineBytes) {
    return Stream.of(
            NO_INSTANTS.stream().map(value -> timestamp(TIMESTAMP_RANGE, value)),
            NO_LONGS.stream().map(value -> timestamp(NUMBER_RANGE, value)),
            BEYOND_LIMITS.stream()
                .flatMap(
                    value ->
                        Stream.of(
                            Fields.bad().with("more", value),
                            Fields.bad().startingWith("more", value)))
                .map(line -> BadLine.of(JSON_LIMIT, line)),
            Stream.of("9".repeat(101), "9".repeat(100_000), "-" + "1".repeat(100_000))
                .map(value -> timestamp(JSON_LIMIT, value)),
            LongTexts.beyondLimits().map(line -> BadLine.of(TOO_LONG, line)),
            overlong(maxLineBytes).map(line -> BadLine.of(LINE_TOO_LONG, line)))
        .flatMap(lines -> lines);
  }

  private static BadLine timestamp(Reason reason, String value) {
    return BadLine.of(reason, Fields.bad().with("timestamp", value));
  }

  /** Lines that are longer than they may be, some by one byte. They need not be anything else. */
  private static Stream<String> overlong(int maxLineBytes) {
    String good = Fields.bad().toString();
    int fill = maxLineBytes + 1 - good.length();
    return Stream.of(
        good + " ".repeat(fill),
        " ".repeat(fill) + good,
        good + " ".repeat(fill - 1) + "\r",
        good.repeat(maxLineBytes / good.length() + 1),
        " ".repeat(maxLineBytes + 1),
        "\r".repeat(maxLineBytes + 1),
        "[".repeat(maxLineBytes + 1),
        "x".repeat(5 * maxLineBytes),
        // What is kept of these ends inside a character.
        "é".repeat(maxLineBytes),
        "x" + "é".repeat(maxLineBytes),
        "中".repeat(maxLineBytes),
        "x" + "😀".repeat(maxLineBytes),
        "xx" + "😀".repeat(maxLineBytes),
        "xxx" + "😀".repeat(maxLineBytes));
  }
}
