package io.sluice.scan;

import io.sluice.testing.server.Schema;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import java.util.stream.IntStream;

/** A table of chat messages on any server, with what makes them hard to count. */
public final class ChatTable {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
  private static final LocalDateTime START = LocalDateTime.of(2016, 9, 17, 0, 0);
  private static final int SECONDS_IN_A_DAY = 86_400;

  /** Their collations take some of them for the same. */
  private static final String[] SITES = {"help", "Help", "h\u00e9lp", "off-topic", "\ud83d\ude00"};

  private static final String[] NAMES = {"ann", "Ann", "\u00e4nn", "ben", "\ud83d\ude00"};

  private ChatTable() {}

  /** Creates it in a schema that is not there yet. */
  public static void create(Schema schema, int rows) throws SQLException {
    schema.create();
    schema.execute(
        schema.isPostgres()
            ? """
            CREATE TABLE chat_messages (id TEXT NOT NULL PRIMARY KEY, "from" TEXT, type TEXT,
              site_id TEXT, data TEXT, "timestamp" TIMESTAMPTZ NOT NULL)\
            """
            : """
            CREATE TABLE chat_messages (id VARCHAR(40) NOT NULL PRIMARY KEY, `from` VARCHAR(255),
              type VARCHAR(50), site_id VARCHAR(50), data VARCHAR(255), `timestamp` DATETIME NOT NULL)\
            """);
    insert(schema, 0, rows);
    schema.analyze("chat_messages");
  }

  /** Inserts rows with the numbers from one to another, without it. */
  static void insert(Schema schema, int from, int to) throws SQLException {
    Random random = new Random(from);
    schema.insert(
        "chat_messages", IntStream.range(from, to).mapToObj(number -> row(number, random)));
  }

  /** Most are of the second day, and many just before or at the end of one. */
  private static String row(int number, Random random) {
    int day = random.nextInt(3) == 0 ? random.nextInt(6) : 1;
    int second =
        random.nextInt(4) == 0
            ? (SECONDS_IN_A_DAY - 1) * random.nextInt(2)
            : random.nextInt(SECONDS_IN_A_DAY);
    String name = NAMES[random.nextInt(NAMES.length)] + random.nextInt(60);
    String site = SITES[random.nextInt(SITES.length)];
    String type = random.nextInt(5) == 0 ? "status" : "message";
    // A key at random, as UUIDs are.
    String id = Integer.toHexString(Integer.reverse(number * 0x9E3779B1)) + "-" + number;
    String time = TIME.format(START.plusDays(day).plusSeconds(second));
    return "'%s', '%s', '%s', '%s', 'text of %d', '%s'"
        .formatted(id, name, type, site, number, time);
  }
}
