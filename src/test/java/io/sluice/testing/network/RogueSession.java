package io.sluice.testing.network;

import static io.sluice.testing.network.Packets.bytes;
import static io.sluice.testing.network.Packets.littleEndian;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a server must say to a driver so that it believes to be at a MySQL. */
final class RogueSession {

  private static final byte[] OK = bytes(0, 0, 0, littleEndian(2, 2), littleEndian(0, 2));
  private static final byte[] EOF = bytes(0xFE, littleEndian(0, 2), littleEndian(2, 2));
  private static final int UTF8MB4 = 255;
  private static final int VARCHAR = 0xFD;

  // Everything up to MySQL 8.0.33 but TLS, compression and what came with 8: among it, files.
  private static final int CAPABILITIES = 0x000F_A38F;

  /** The variables that a driver asks for when it connects. */
  private static final Pattern VARIABLE =
      Pattern.compile("@@(?:session\\.)?(\\w+)(?: AS (\\w+))?", Pattern.CASE_INSENSITIVE);

  private final Packets packets;

  RogueSession(Packets packets) {
    this.packets = packets;
  }

  /** Lets the client in, whoever it is. */
  void login() throws IOException {
    packets.write(
        bytes(
            10,
            "8.0.33\0",
            littleEndian(1, 4),
            "8 bytes.\0",
            littleEndian(CAPABILITIES, 2),
            UTF8MB4,
            littleEndian(2, 2),
            littleEndian(CAPABILITIES >> 16, 2),
            21,
            new byte[10],
            "and 12 bytes\0",
            "mysql_native_password\0"));
    packets.read();
    ok();
  }

  void ok() throws IOException {
    packets.write(OK);
  }

  /** Refuses a query, because of a variable in it. */
  void unknownVariable() throws IOException {
    packets.write(bytes(0xFF, littleEndian(1193, 2), "#HY000Unknown system variable"));
  }

  /** Answers a query: with values where it asks for variables, with OK else. */
  void answer(String sql) throws IOException {
    if (!sql.contains("@@") || !sql.toUpperCase(Locale.ROOT).contains("SELECT")) {
      ok();
      return;
    }
    List<String> names =
        VARIABLE
            .matcher(sql)
            .results()
            .map(it -> it.group(2) == null ? it.group() : it.group(2))
            .toList();
    packets.write(bytes(names.size()));
    for (String name : names) {
      packets.write(column(name));
    }
    packets.write(EOF);
    packets.write(bytes(names.stream().map(it -> text(value(it))).toArray()));
    packets.write(EOF);
  }

  private static byte[] column(String name) {
    return bytes(
        text("def"),
        text(""),
        text(""),
        text(""),
        text(name),
        text(name),
        12,
        littleEndian(UTF8MB4, 2),
        littleEndian(1024, 4),
        VARCHAR,
        new byte[5]);
  }

  private static String value(String variable) {
    String name = variable.toLowerCase(Locale.ROOT);
    if (name.startsWith("character_set")) {
      return "utf8mb4";
    } else if (name.startsWith("collation")) {
      return "utf8mb4_0900_ai_ci";
    } else if (name.endsWith("time_zone")) {
      return "UTC";
    } else if (name.endsWith("isolation")) {
      return "REPEATABLE-READ";
    } else if (name.equals("max_allowed_packet")) {
      return "67108864";
    } else if (name.endsWith("timeout")) {
      return "600";
    }
    return name.equals("sql_mode") || name.equals("init_connect") ? "" : "0";
  }

  /** A text after its length, which must be less than 251. */
  private static byte[] text(String value) {
    return bytes(value.getBytes(StandardCharsets.UTF_8).length, value);
  }
}
