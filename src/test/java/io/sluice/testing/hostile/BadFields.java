package io.sluice.testing.hostile;

import static io.sluice.transforms.reject.Reason.FIELD_EMPTY;
import static io.sluice.transforms.reject.Reason.FIELD_MISSING;
import static io.sluice.transforms.reject.Reason.FIELD_NULL;
import static io.sluice.transforms.reject.Reason.FIELD_TYPE;
import static io.sluice.transforms.reject.Reason.PAYLOAD;
import static io.sluice.transforms.reject.Reason.TYPE_UNKNOWN;

import io.sluice.transforms.reject.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Objects that are no chat messages. */
final class BadFields {

  private static final List<String> FIELDS =
      List.of("id", "type", "from", "site_id", "timestamp", "data");

  private static final List<String> TEXTS = List.of("\"\"", "\"a\"", "\"1474110256\"", "\"{}\"");
  private static final List<String> WHOLE = List.of("0", "1", "-1", "1474110256", "-0");
  private static final List<String> FRACTIONS =
      List.of(
          "1.0", "1474110256.0", "1474110256.5", "-0.0", "1e0", "1e9", "1E3", "1e400", "1e-400");
  private static final List<String> WORDS = List.of("true", "false");
  private static final List<String> ARRAYS = List.of("[]", "[null]", "[\"a\"]", "[1474110256]");
  private static final List<String> OBJECTS = List.of("{}", "{\"message\":\"a\"}", "{\"id\":1}");

  /** Names that are not {@code id}, though some reader takes them for it. */
  private static final List<String> NEARLY_ID =
      List.of(
          "ID",
          "Id",
          "iD",
          " id",
          "id ",
          "_id",
          "i d",
          "id\\u0000",
          "\\u200bid",
          "\\ufeffid",
          "ıd",
          "İd",
          "ｉd",
          "іd",
          "id\\n",
          "'id'",
          "data.id",
          "");

  private static final List<String> UNKNOWN_TYPES =
      List.of(
          "",
          "typing",
          "Message",
          "MESSAGE",
          " message",
          "message ",
          "messages",
          "messagе",
          "ｍessage",
          "message\\u0000",
          "message\\u200b",
          "\\ufeffmessage",
          "mess\\nage",
          "message,status",
          "message|status",
          "statu\\u0073\\u0323",
          "ſtatus",
          "null",
          "0",
          "x".repeat(50),
          "message" + " ".repeat(44),
          "x".repeat(51),
          "x".repeat(10_000));

  private BadFields() {}

  static Stream<BadLine> lines() {
    List<BadLine> lines = new ArrayList<>();
    for (String field : FIELDS) {
      lines.add(BadLine.of(FIELD_NULL, Fields.bad().with(field, "null")));
      lines.add(BadLine.of(FIELD_NULL, Fields.status("bad").startingWith(field, "null")));
      wrongTypes(field).forEach(value -> lines.add(wrong(Fields.bad().with(field, value))));
    }
    wrongTypes("message")
        .forEach(value -> lines.add(wrong(payload("message", "\"message\":" + value))));
    wrongTypes("status")
        .forEach(value -> lines.add(wrong(payload("status", "\"status\":" + value))));
    // The other text must not be there, but if it is, then as a text.
    wrongTypes("status")
        .forEach(
            value -> lines.add(wrong(payload("message", "\"message\":\"a\",\"status\":" + value))));
    NEARLY_ID.forEach(
        name ->
            lines.add(BadLine.of(FIELD_MISSING, Fields.bad().without("id").with(name, "\"bad\""))));
    UNKNOWN_TYPES.forEach(
        type -> lines.add(BadLine.of(TYPE_UNKNOWN, Fields.bad().with("type", "\"" + type + "\""))));
    IntStream.range(1, 1 << FIELDS.size()).forEach(which -> lines.add(without(which)));
    lines.add(BadLine.of(FIELD_MISSING, Fields.bad().without("id").with("more", "{\"id\":\"a\"}")));
    lines.add(BadLine.of(FIELD_MISSING, "{\"error\":\"not found\"}"));
    lines.add(BadLine.of(FIELD_EMPTY, Fields.message("")));
    lines.add(BadLine.of(FIELD_EMPTY, Fields.status("")));
    lines.add(BadLine.of(FIELD_EMPTY, Fields.message("").with("from", "\"\"")));
    return Stream.concat(lines.stream(), payloads());
  }

  private static Stream<BadLine> payloads() {
    return Stream.of(
        bad(PAYLOAD, "message", ""),
        bad(PAYLOAD, "message", "\"more\":1"),
        bad(PAYLOAD, "message", "\"Message\":\"a\""),
        bad(PAYLOAD, "message", "\"message \":\"a\""),
        bad(PAYLOAD, "message", "\"text\":\"a\""),
        bad(PAYLOAD, "message", "\"data\":{\"message\":\"a\"}"),
        bad(PAYLOAD, "message", "\"status\":\"away\""),
        bad(PAYLOAD, "message", "\"status\":\"\""),
        bad(PAYLOAD, "message", "\"message\":\"a\",\"status\":\"away\""),
        bad(PAYLOAD, "message", "\"status\":\"away\",\"message\":\"a\""),
        bad(PAYLOAD, "message", "\"message\":\"\",\"status\":\"\""),
        bad(PAYLOAD, "status", ""),
        bad(PAYLOAD, "status", "\"more\":[]"),
        bad(PAYLOAD, "status", "\"STATUS\":\"a\""),
        bad(PAYLOAD, "status", "\"message\":\"a\""),
        bad(PAYLOAD, "status", "\"status\":\"a\",\"message\":\"a\""),
        bad(FIELD_NULL, "message", "\"message\":null"),
        bad(FIELD_NULL, "status", "\"status\":null"),
        bad(FIELD_NULL, "message", "\"message\":\"a\",\"status\":null"),
        bad(FIELD_NULL, "status", "\"message\":null,\"status\":\"a\""));
  }

  private static Stream<String> wrongTypes(String field) {
    List<List<String>> wrong =
        switch (field) {
          case "timestamp" -> List.of(TEXTS, FRACTIONS, WORDS, ARRAYS, OBJECTS);
          case "data" -> List.of(TEXTS, WHOLE, FRACTIONS, WORDS, ARRAYS);
          default -> List.of(WHOLE, FRACTIONS, WORDS, ARRAYS, OBJECTS);
        };
    return wrong.stream().flatMap(List::stream);
  }

  /** A good line without the fields whose bits are set. */
  private static BadLine without(int which) {
    Fields fields = Fields.bad();
    for (int i = 0; i < FIELDS.size(); i++) {
      fields = (which >> i & 1) == 0 ? fields : fields.without(FIELDS.get(i));
    }
    return BadLine.of(FIELD_MISSING, fields);
  }

  private static Fields payload(String type, String fields) {
    return Fields.bad().with("type", "\"" + type + "\"").with("data", "{" + fields + "}");
  }

  private static BadLine bad(Reason reason, String type, String fields) {
    return BadLine.of(reason, payload(type, fields));
  }

  private static BadLine wrong(Fields line) {
    return BadLine.of(FIELD_TYPE, line);
  }
}
