package io.sluice.testing.hostile;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Texts of as many code points as a column takes, and of more. */
final class LongTexts {

  /** The longest texts, in code points, by field. The last two are those of the payload. */
  static final Map<String, Integer> LIMITS =
      Map.of("id", 255, "from", 255, "site_id", 50, "message", 255, "status", 255);

  /** What is repeated: one code point each, of one or two chars and one to four bytes. */
  private static final List<Integer> CODE_POINTS =
      List.of(
          (int) 'x',
          (int) ' ',
          0x00,
          0x0A,
          0x7F,
          0xE9,
          // Combining marks, and characters that some would not count.
          0x301,
          0x200B,
          0x200D,
          0xFE0F,
          0xFEFF,
          0x4E2D,
          0xFFFF,
          // An emoji, a flag's half, and the last code point.
          0x1F600,
          0x1F1E9,
          0x10FFFF);

  private LongTexts() {}

  /** Code points as often as a column takes them. */
  static Stream<String> of(int length) {
    return CODE_POINTS.stream().map(codePoint -> Character.toString(codePoint).repeat(length));
  }

  /** Lines of which one text is too long. */
  static Stream<Fields> beyondLimits() {
    Stream<Fields> byOne =
        LIMITS.entrySet().stream()
            .flatMap(
                field ->
                    tooLongByOne(field.getValue())
                        .map(text -> line(field.getKey(), Quoted.plainly(text))));
    Stream<Fields> escaped =
        LIMITS.entrySet().stream()
            .map(field -> line(field.getKey(), Quoted.wholly("😀".repeat(field.getValue() + 1))));
    // Shifted, so that in some the ends of buffers lie inside a surrogate pair.
    Stream<Fields> byFar =
        IntStream.range(0, 8).mapToObj(shift -> line("message", huge("x".repeat(shift), 40_000)));
    return Stream.of(byOne, escaped, byFar).flatMap(lines -> lines);
  }

  private static Stream<String> tooLongByOne(int limit) {
    return Stream.concat(
        of(limit + 1),
        // What a database might cut off without a word, and what a reader might count as less.
        Stream.of(
            "x".repeat(limit) + " ",
            "x".repeat(limit) + "    ",
            "x".repeat(limit) + "\t",
            "x".repeat(limit) + "\u0000",
            " ".repeat(limit) + "x",
            "e\u0301".repeat(limit / 2) + "xx",
            "👩‍👩‍👧".repeat(limit / 5 + 1),
            "🇩🇪".repeat(limit / 2 + 1),
            "😀".repeat(limit) + "x",
            "x".repeat(limit) + "😀"));
  }

  private static String huge(String before, int length) {
    return Quoted.plainly(before + "😀".repeat(length));
  }

  private static Fields line(String field, String json) {
    return switch (field) {
      case "message" -> Fields.bad().with("data", "{\"message\":" + json + "}");
      case "status" -> Fields.status("bad").with("data", "{\"status\":" + json + "}");
      default -> Fields.bad().with(field, json);
    };
  }
}
