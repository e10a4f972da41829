package io.sluice.testing.hostile;

import io.sluice.transforms.reject.Reason;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Texts that JSON does not allow, and texts that are no texts. */
final class BadTexts {

  private static final List<String> TEXT_FIELDS = List.of("id", "type", "from", "site_id");

  private static final List<String> BAD_ESCAPES =
      List.of(
          "\\x41",
          "\\u12",
          "\\u",
          "\\u00zz",
          "\\U0001F600",
          "\\u{1F600}",
          "\\u00 41",
          "\\0",
          "\\'",
          "\\a",
          "\\e[31m",
          "\\ ",
          "\\N{BULLET}");

  private static final List<String> HALF_PAIRS =
      List.of(
          "\\ud83d",
          "\\uDE00",
          "\\ude00\\ud83d",
          "\\ud83d\\ud83d",
          "\\ud83d\\ud83d\\ude00",
          "\\ud83d\\ude00\\ude00",
          "\\ud83dx",
          "x\\ud83d",
          "\\udfffx",
          "\\ud83d\\u0041",
          "\\ud83d\\n",
          "\\ud83d \\ude00",
          "\\ud800",
          "\\udbff",
          "😀\\ude00",
          "\\ud83d😀");

  private BadTexts() {}

  static Stream<BadLine> lines() {
    return Stream.of(
            inEachText(Reason.SURROGATE, HALF_PAIRS.stream()),
            HALF_PAIRS.stream()
                .map(half -> BadLine.of(Reason.SURROGATE, Fields.bad().with("more" + half, "1"))),
            inEachText(Reason.JSON_SYNTAX, BAD_ESCAPES.stream()),
            BAD_ESCAPES.stream().map(escape -> syntax(Fields.bad().with("more" + escape, "1"))),
            inEachText(Reason.JSON_SYNTAX, controlCharacters()),
            controlCharacters().map(c -> syntax(Fields.bad().with("more" + c, "1"))),
            controlCharacters()
                .filter(c -> !c.equals("\t") && !c.equals("\r") && !c.equals("\0"))
                .flatMap(c -> Stream.of(c + Fields.bad(), c, "{" + c + "}", "{\"id\":" + c + "1}"))
                .map(BadTexts::syntax))
        .flatMap(lines -> lines);
  }

  /** All but the line feed, which would make two lines of one. */
  private static Stream<String> controlCharacters() {
    return IntStream.range(0, ' ').filter(c -> c != '\n').mapToObj(Character::toString);
  }

  private static Stream<BadLine> inEachText(Reason reason, Stream<String> texts) {
    return texts.flatMap(
        text ->
            Stream.concat(
                TEXT_FIELDS.stream()
                    .map(field -> Fields.bad().with(field, "\"a" + text + "\""))
                    .map(line -> BadLine.of(reason, line)),
                Stream.of(
                    BadLine.of(reason, Fields.bad().with("data", payload("message", text))),
                    BadLine.of(
                        reason, Fields.status("bad").with("data", payload("status", text))))));
  }

  private static String payload(String name, String text) {
    return "{\"" + name + "\":\"" + text + "\"}";
  }

  private static BadLine syntax(Object line) {
    return BadLine.of(Reason.JSON_SYNTAX, line);
  }
}
