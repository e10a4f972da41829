package io.sluice.transforms.parse.json;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Lines as nobody would think of them: chat messages, all that may stand in them, and damage. */
final class RandomLines {

  private static final List<String> TEXTS =
      List.of(
          "", "a", "m1", "Grüße", "日本語", "😀", "\u007f", "\u0080", "\u07ff", "\u0800", "\uffff");
  private static final List<String> ESCAPES =
      List.of("\\\"", "\\\\", "\\/", "\\b", "\\f", "\\n", "\\r", "\\t", "\\u0000", "\\u00E9");
  private static final List<String> ODD_ESCAPES =
      List.of("\\ud83d\\ude00", "\\ud83d", "\\ude00", "\\ud83dx", "\\ud83d\\n", "\\x", "\\u12g4");
  private static final List<String> PLAIN_VALUES =
      List.of("0", "-1", "123456789012345678", "-999999999999999999", "true", "false", "null");
  private static final List<String> OTHER_VALUES =
      List.of(
          "1.5", "-0", "01", "1e3", "9223372036854775808", "[1,{\"a\":2}]", "{}", "nul", "-", "");
  private static final List<String> ODD_NAMES =
      List.of("", "名", "\\u0069d", "x\\n", "é", "n".repeat(101), "n".repeat(1001), "\\ud83d");
  private static final byte[] ODD_BYTES =
      "\"\\{}[]:,0-u \t\r\n\u0000nt.eE\u001f".getBytes(StandardCharsets.ISO_8859_1);

  private final Random random;

  RandomLines(long seed) {
    this.random = new Random(seed);
  }

  /** A chat message that {@link FastJsonFields} must be able to read. */
  byte[] plain() {
    List<String> fields = chatFields(plainText());
    for (int i = random.nextInt(4); i > 0; i--) {
      String value = chance(2) ? quoted(plainText()) : one(PLAIN_VALUES);
      fields.add(field("more" + i, value));
    }
    return object(fields).getBytes(StandardCharsets.UTF_8);
  }

  /** A chat message, or something like one. */
  byte[] any() {
    List<String> fields = chatFields(chance(3) ? text() : plainText());
    for (int i = random.nextInt(3); i > 0; i--) {
      String name = chance(3) ? one(ODD_NAMES) : "more" + random.nextInt(3);
      fields.add(field(name, value()));
    }
    if (chance(8)) {
      fields.remove(random.nextInt(fields.size()));
    }
    if (chance(8)) {
      fields.add(one(fields));
    }
    if (chance(8)) {
      fields.add(field(one(List.of("id", "type", "timestamp", "data")), value()));
    }
    byte[] line = object(fields).getBytes(StandardCharsets.UTF_8);
    for (int i = chance(2) ? random.nextInt(3) : 0; i > 0; i--) {
      line = damaged(line);
    }
    return line;
  }

  private List<String> chatFields(String text) {
    boolean status = chance(3);
    String payload = object(List.of(field(status ? "status" : "message", quoted(text))));
    return new ArrayList<>(
        List.of(
            field("id", quoted("m" + plainText())),
            field("type", quoted(status ? "status" : "message")),
            field("from", quoted(plainText())),
            field("site_id", quoted(one(TEXTS) + one(ESCAPES))),
            field("timestamp", Integer.toString(1 + random.nextInt(Integer.MAX_VALUE - 1))),
            field("data", payload)));
  }

  private String value() {
    return switch (random.nextInt(3)) {
      case 0 -> quoted(text());
      case 1 -> one(PLAIN_VALUES);
      default -> one(OTHER_VALUES);
    };
  }

  private String text() {
    String text = chance(3) ? plainText() + one(ODD_ESCAPES) + plainText() : plainText();
    return chance(4) ? text.repeat(60) : text;
  }

  private String plainText() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(5); i > 0; i--) {
      text.append(one(chance(3) ? ESCAPES : TEXTS)).append(chance(2) ? "plain words" : "");
    }
    return text.toString();
  }

  private String object(List<String> fields) {
    List<String> shuffled = new ArrayList<>(fields);
    if (chance(2)) {
      Collections.shuffle(shuffled, random);
    }
    return space() + "{" + space() + String.join("," + space(), shuffled) + "}" + space();
  }

  private String field(String name, String value) {
    return quoted(name) + space() + ":" + space() + value + space();
  }

  private static String quoted(String text) {
    return "\"" + text + "\"";
  }

  private String space() {
    return chance(6) ? one(List.of(" ", "\t", "\r", "  ")) : "";
  }

  private byte[] damaged(byte[] line) {
    int at = random.nextInt(line.length + 1);
    int more = Math.min(line.length, at + 1 + random.nextInt(2));
    byte odd = chance(2) ? ODD_BYTES[random.nextInt(ODD_BYTES.length)] : (byte) random.nextInt(256);
    ByteArrayOutputStream damaged = new ByteArrayOutputStream();
    damaged.writeBytes(Arrays.copyOf(line, at));
    switch (random.nextInt(4)) {
      case 0 -> damaged.writeBytes(Arrays.copyOfRange(line, more, line.length));
      case 1 -> {
        damaged.write(odd);
        damaged.writeBytes(Arrays.copyOfRange(line, at, line.length));
      }
      case 2 -> {
        damaged.write(odd);
        damaged.writeBytes(Arrays.copyOfRange(line, Math.min(line.length, at + 1), line.length));
      }
      default -> {
        // Cut: nothing stands behind.
      }
    }
    return damaged.toByteArray();
  }

  private <E> E one(List<E> of) {
    return of.get(random.nextInt(of.size()));
  }

  private boolean chance(int oneIn) {
    return random.nextInt(oneIn) == 0;
  }
}
