package io.sluice.testing.hostile;

import static io.sluice.transforms.reject.Reason.JSON_DUPLICATE_KEY;
import static io.sluice.transforms.reject.Reason.JSON_SYNTAX;
import static io.sluice.transforms.reject.Reason.JSON_TRAILING;
import static io.sluice.transforms.reject.Reason.NOT_AN_OBJECT;

import io.sluice.transforms.reject.Reason;
import java.util.List;
import java.util.stream.Stream;

/** Lines that are no object, more than one object, or an object with a name twice. */
final class BadShapes {

  private static final Fields GOOD = Fields.bad();

  private static final List<String> OTHER_FORMATS =
      List.of(
          "bad,message,ann,s1,1474110256,hello",
          "bad\tmessage\tann",
          "id=bad type=message",
          "id: bad",
          "- id: bad",
          "---",
          "# comment",
          "// comment",
          "/* comment */ " + GOOD,
          "<message id=\"bad\"/>",
          "<?xml version=\"1.0\"?>",
          "<!DOCTYPE html>",
          "INSERT INTO chat_messages VALUES ('bad')",
          "'; DROP TABLE chat_messages; --",
          "${jndi:ldap://localhost/bad}",
          "2016-09-17 11:04:16 ERROR forged",
          "\u001b[2J\u001b[31mforged",
          "data: " + GOOD,
          "callback(" + GOOD + ")",
          ")]}'," + GOOD,
          "while(1);" + GOOD,
          "," + GOOD,
          "\ufeff" + GOOD,
          "\u00a0" + GOOD,
          "\u2028" + GOOD,
          "\u3000" + GOOD,
          "\u200b" + GOOD,
          "{'id':'bad'}",
          "{id:\"bad\"}",
          "{\"id\":\"bad\",}",
          "{,\"id\":\"bad\"}",
          "{\"id\" \"bad\"}",
          "{\"id\"=\"bad\"}",
          "{{\"id\":\"bad\"}}",
          "{[]}",
          "{1}",
          "{\"id\"}",
          "{\"id\":\"bad\")",
          "{]",
          "{)",
          "}",
          "]",
          ":",
          "\\",
          "'",
          "PK\u0003\u0004",
          "\u007f",
          "\u0085",
          "\ufffd",
          "\ufeff",
          " \ufeff",
          "\u00a0",
          "\u2029",
          "undefined",
          "NaN",
          "hello");

  private static final List<String> NO_OBJECTS =
      List.of(
          "[]",
          "[" + GOOD + "]",
          "[" + GOOD + ",",
          "[{",
          "[",
          "[[[[[[[[[[[[[[[[[[[[",
          "\"\"",
          "\"id\"",
          "\"{}\"",
          Quoted.plainly(GOOD.toString()),
          "\"a\" \"b\"",
          "0",
          "1",
          "-1",
          "1.5",
          "1e400",
          "-0",
          "9".repeat(100),
          "1474110256 " + GOOD,
          "true",
          "false",
          "null",
          " null\r",
          "null " + GOOD,
          "\"a\":1}");

  private static final List<String> TAILS =
      List.of(
          "{}",
          GOOD.toString(),
          "," + GOOD,
          ",",
          ";",
          "]",
          "}",
          ")",
          "[]",
          "null",
          "0",
          "\"",
          "\"\"",
          "x",
          "\\n",
          "\\",
          "// c",
          "# c",
          "/* c */",
          "--",
          "\u0000",
          "\u0000\u0000\u0000",
          "\u001a",
          "\u000b",
          "\u0085",
          "\u00a0",
          "\u2028",
          "\ufeff",
          "\u200b",
          "\ufffd",
          "😀");

  /** Stands behind the fields of a good line. */
  private static final List<String> SECOND_FIELDS =
      List.of(
          "\"id\":\"bad\"",
          "\"id\":\"other\"",
          "\"id\":null",
          "\"\\u0069d\":\"bad\"",
          "\"type\":\"status\"",
          "\"t\\u0079pe\":\"message\"",
          "\"from\":\"eve\"",
          "\"site_id\":\"s2\"",
          "\"site\\u005fid\":\"s1\"",
          "\"timestamp\":1474110256",
          "\"timestamp\":1",
          "\"data\":{\"message\":\"hello\"}",
          "\"data\":{\"status\":\"away\"}",
          "\"\":1,\"\":2",
          "\"more\":1,\"more\":1",
          "\"more\":1,\"mor\\u0065\":2",
          "\"é\":1,\"\\u00e9\":2",
          "\"😀\":1,\"\\ud83d\\ude00\":2",
          "\"a\\u0000\":1,\"a\\u0000\":2",
          "\"more\":{\"a\":1,\"a\":1}",
          "\"more\":{\"a\":{\"b\":[]},\"c\":2,\"a\":3}",
          "\"more\":[{\"a\":{\"b\":1,\"c\":2,\"b\":3}}]");

  private BadShapes() {}

  static Stream<BadLine> lines() {
    return Stream.of(
            of(JSON_SYNTAX, OTHER_FORMATS.stream()),
            of(NOT_AN_OBJECT, NO_OBJECTS.stream()),
            of(JSON_TRAILING, TAILS.stream().map(tail -> GOOD + tail)),
            of(JSON_TRAILING, TAILS.stream().map(tail -> GOOD + " \t" + tail)),
            of(JSON_TRAILING, TAILS.stream().map(tail -> GOOD + "\r" + tail)),
            of(JSON_DUPLICATE_KEY, SECOND_FIELDS.stream().map(BadShapes::twice)),
            of(JSON_DUPLICATE_KEY, Stream.of(message("\"message\":\"a\",\"message\":\"a\""))),
            of(JSON_DUPLICATE_KEY, Stream.of(message("\"message\":\"a\",\"more\":1,\"more\":1"))))
        .flatMap(lines -> lines);
  }

  private static String twice(String fields) {
    return GOOD.toString().replaceFirst("}$", ",") + fields + "}";
  }

  private static String message(String payload) {
    return GOOD.with("data", "{" + payload + "}").toString();
  }

  private static Stream<BadLine> of(Reason reason, Stream<String> lines) {
    return lines.map(line -> BadLine.of(reason, line));
  }
}
