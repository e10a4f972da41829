package io.sluice.testing.hostile;

import io.sluice.transforms.reject.Reason;
import java.util.List;
import java.util.stream.Stream;

/** Values that are not JSON, though some parser takes each of them. */
final class BadValues {

  private static final List<String> FIELDS =
      List.of("id", "type", "from", "site_id", "timestamp", "data", "more");

  /** No beginning of any value. */
  private static final List<String> NO_VALUES =
      List.of(
          "NaN",
          "nan",
          "Infinity",
          "-Infinity",
          "+Infinity",
          "-INF",
          "∞",
          "+1",
          "+0",
          "01",
          "-01",
          "00",
          "007",
          "-",
          "--1",
          "- 1",
          "-x",
          "−1",
          ".5",
          "-.5",
          "1.",
          "1.e3",
          "1e",
          "1e+",
          "1E-",
          "1ee3",
          "0.",
          "１２",
          "٣",
          "½",
          "'a'",
          "`a`",
          "“a”",
          "«a»",
          "True",
          "TRUE",
          "None",
          "NULL",
          "nil",
          "undefined",
          "tru",
          "truee",
          "nul",
          "nulls",
          "a",
          "(1)",
          "<1>",
          "$1",
          "%s",
          "#1",
          "@a",
          "\\\"a\\\"",
          "/* c */ 1",
          "// c",
          "new Date(0)",
          "\u00a01",
          "\u20281",
          "\ufeff1",
          "\u200b1",
          ",",
          ":",
          "}",
          "]",
          "");

  /** Values that begin well. In a field that is read, their beginning might be a fault already. */
  private static final List<String> SPOILED_VALUES =
      List.of(
          "1a",
          "1_000",
          "1 000",
          "1,000",
          "1f",
          "1L",
          "1n",
          "1.5.5",
          "1e1.5",
          "1-1",
          "1/2",
          "1%",
          "0b1",
          "0x10",
          "0o7",
          "1'",
          "[1,]",
          "[,1]",
          "[,]",
          "[1,,2]",
          "[1 2]",
          "[1;2]",
          "[1:2]",
          "[1}",
          "[1)",
          "{\"a\":1]",
          "{\"a\":1,}",
          "{,}",
          "{\"a\"}",
          "{\"a\":}",
          "{\"a\" 1}",
          "{\"a\"=1}",
          "{\"a\"=>1}",
          "{\"a\"::1}",
          "{\"a\":1 \"b\":2}",
          "{\"a\":1;\"b\":2}",
          "{\"a\":1,,\"b\":2}",
          "{a:1}",
          "{'a':1}",
          "{1:1}",
          "{null:1}",
          "{[]:1}",
          "[1]]",
          "1 // c",
          "1 # c",
          "1 /* c */",
          "\"a\" \"b\"",
          "\"a\"+\"b\"",
          "\"a\"b",
          "\"\"a\"\"",
          "\"a\u2028\"\u2028",
          "true false",
          "null null",
          "true1",
          "[NaN]",
          "[01]",
          "[\"\\x\"]",
          "{\"\\x\":1}",
          "[\"a\tb\"]",
          "[\"a\u0000b\"]");

  private BadValues() {}

  static Stream<BadLine> lines() {
    return Stream.concat(
            NO_VALUES.stream()
                .flatMap(value -> FIELDS.stream().map(field -> Fields.bad().with(field, value))),
            SPOILED_VALUES.stream()
                .flatMap(
                    value ->
                        Stream.of(
                            Fields.bad().with("more", value),
                            Fields.bad().startingWith("more", value),
                            Fields.bad().startingWith("more", "[[" + value + "]]"),
                            Fields.bad()
                                .with("data", "{\"message\":\"a\",\"more\":" + value + "}"))))
        .map(line -> BadLine.of(Reason.JSON_SYNTAX, line));
  }
}
