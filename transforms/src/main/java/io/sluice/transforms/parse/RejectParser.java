package io.sluice.transforms.parse;

import io.sluice.transforms.parse.json.ObjectParser;
import io.sluice.transforms.record.JsonFields;
import io.sluice.transforms.reject.Reason;
import io.sluice.transforms.reject.Reject;
import io.sluice.transforms.reject.Rejection;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Parses reject files as {@link io.sluice.transforms.reject.RejectFile} writes them, without loss.
 * Strict, except that the raw bytes may differ in number from the recorded length, because a user
 * may have corrected them. Used by one thread at a time.
 */
final class RejectParser {

  private static final List<String> FIELDS =
      List.of("reason", "file", "offset", "length", "detail");
  private static final String RAW = "raw";
  private static final String RAW_BASE64 = "raw_base64";

  private final ObjectParser<Reject> objects = new ObjectParser<>(RejectParser::read);

  /** Parses a line in a range of an array, without its line feed. */
  Reject parse(byte[] bytes, int offset, int length) throws Rejection {
    return objects.parse(bytes, offset, length);
  }

  private static Reject read(JsonFields json) throws Rejection {
    Set<String> names = new HashSet<>();
    Reason reason = null;
    String file = null;
    Long offset = null;
    long length = 0;
    String detail = null;
    byte[] raw = null;
    while (json.next()) {
      names.add(json.name());
      switch (json.name()) {
        case "reason" -> reason = reason(json.text());
        case "file" -> file = json.textOrNull();
        case "offset" -> offset = json.integerOrNull();
        case "length" -> length = natural("length", json.integer());
        case "detail" -> detail = json.text();
        case RAW -> raw = json.text().getBytes(StandardCharsets.UTF_8);
        case RAW_BASE64 -> raw = base64(json.text());
        default -> json.skip();
      }
    }
    check(names);
    return new Reject(
        reason,
        file,
        offset == null ? Reject.UNKNOWN_OFFSET : natural("offset", offset),
        length,
        detail,
        raw);
  }

  private static void check(Set<String> names) throws Rejection {
    Optional<String> missing = FIELDS.stream().filter(name -> !names.contains(name)).findFirst();
    if (missing.isPresent()) {
      throw new Rejection(Reason.FIELD_MISSING, missing.get() + " is missing");
    }
    long lines = Stream.of(RAW, RAW_BASE64).filter(names::contains).count();
    if (lines == 0) {
      throw new Rejection(Reason.FIELD_MISSING, "raw is missing");
    }
    if (lines > 1) {
      throw new Rejection(Reason.PAYLOAD, "raw and raw_base64 are both there");
    }
  }

  private static Reason reason(String name) throws Rejection {
    return Stream.of(Reason.values())
        .filter(reason -> reason.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new Rejection(Reason.FIELD_TYPE, "reason is not a known one"));
  }

  private static long natural(String name, long number) throws Rejection {
    if (number < 0) {
      throw new Rejection(Reason.NUMBER_RANGE, name + " is less than 0");
    }
    return number;
  }

  private static byte[] base64(String text) throws Rejection {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new Rejection(Reason.FIELD_TYPE, "raw_base64 is not base64");
    }
  }
}
