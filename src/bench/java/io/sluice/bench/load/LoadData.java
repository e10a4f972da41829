package io.sluice.bench.load;

import io.sluice.bench.measure.Session;
import io.sluice.testing.AtOnce;
import java.sql.Connection;
import java.sql.Statement;

/**
 * The server's own way: LOAD DATA of the lines, whose JSON the server parses. A stream for each
 * file.
 */
final class LoadData {

  private static final String STATEMENT =
      """
      LOAD DATA LOCAL INFILE '%s' INTO TABLE chat_messages CHARACTER SET utf8mb4
      FIELDS TERMINATED BY '\\b' ESCAPED BY '' LINES TERMINATED BY '\\n' (@line)
      SET id = JSON_UNQUOTE(JSON_EXTRACT(@line, '$.id')),
        `from` = JSON_UNQUOTE(JSON_EXTRACT(@line, '$.from')),
        type = JSON_UNQUOTE(JSON_EXTRACT(@line, '$.type')),
        site_id = JSON_UNQUOTE(JSON_EXTRACT(@line, '$.site_id')),
        data = JSON_UNQUOTE(
          COALESCE(JSON_EXTRACT(@line, '$.data.message'), JSON_EXTRACT(@line, '$.data.status'))),
        timestamp = FROM_UNIXTIME(JSON_EXTRACT(@line, '$.timestamp'))
      """;

  private LoadData() {}

  /** Takes the arguments of {@link Session}, and files. */
  public static void main(String[] args) throws Exception {
    Session session = Session.of(args);
    AtOnce.run(
        args.length - 2,
        i ->
            () -> {
              try (Connection connection = session.open();
                  Statement statement = connection.createStatement()) {
                return statement.execute(STATEMENT.formatted(args[i + 2]));
              }
            });
  }
}
