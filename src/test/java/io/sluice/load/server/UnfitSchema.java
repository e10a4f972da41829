package io.sluice.load.server;

import io.sluice.testing.server.LimitedUser;
import io.sluice.testing.server.Schema;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** What makes a schema unfit that was fit, and what Sluice says to it. */
enum UnfitSchema {
  MISSING_TABLE_RIGHTS(
      "REVOKE INSERT ON {schema}.chat_messages FROM reader@localhost",
      "Checking that rows can be written to table chat_messages failed at {address}: INSERT command"
          + " denied to user 'reader'@'localhost' for table {table} (error 1142, SQLState 42000)."
          + " The user lacks a privilege on the table. Grant it."),
  MISSING_COLUMN(
      "ALTER TABLE chat_messages DROP COLUMN `from`", "Table chat_messages has no column from."),
  LATIN1(
      "ALTER TABLE chat_messages MODIFY data VARCHAR(255) CHARACTER SET latin1",
      "Table chat_messages has a column data in latin1; it must be utf8mb4."),
  CASE_INSENSITIVE_KEY(
      "ALTER TABLE chat_messages MODIFY id VARCHAR(255) COLLATE utf8mb4_general_ci",
      "Table chat_messages has the key column id in collation utf8mb4_general_ci, under which"
          + " distinct keys are equal; it must be {collation}."),
  // A key of MyISAM has at most 1,000 bytes, so that no id of 255 characters fits into one.
  MY_ISAM(
      "ALTER TABLE chat_messages MODIFY id VARCHAR(250) COLLATE {collation}, ENGINE = MyISAM",
      "Table chat_messages has the engine MyISAM, which cannot roll back; it must be InnoDB.",
      "Table chat_messages has a column id of 250 characters; it must have 255 or more."),
  EXTRA_UNIQUE_KEY(
      "ALTER TABLE chat_messages ADD UNIQUE KEY once (`from`)",
      "Table chat_messages has a second unique key once, by which a row could replace another."),
  ALTERING_TRIGGER(
      "CREATE TRIGGER shout BEFORE INSERT ON chat_messages FOR EACH ROW"
          + " SET NEW.data = UPPER(NEW.data)",
      "Table chat_messages has a trigger shout that sets column data, so that what is stored is not"
          + " what is in the file."),
  NARROW_COLUMN(
      "ALTER TABLE chat_messages MODIFY data VARCHAR(100)",
      "Table chat_messages has a column data of 100 characters; it must have 255 or more."),
  GENERATED_COLUMN(
      "ALTER TABLE chat_messages DROP COLUMN data,"
          + " ADD COLUMN data VARCHAR(255) AS (CONCAT('x', site_id)) STORED",
      "Table chat_messages has a column data that the server computes."),
  VIEW(
      "RENAME TABLE chat_messages TO kept; CREATE VIEW chat_messages AS SELECT * FROM kept",
      "Table chat_messages is a view, not a table."),
  READ_ONLY_SERVER(
      "SET GLOBAL read_only = 1",
      "Checking that rows can be written to table chat_messages failed at {address}: The {server}"
          + " server is running with the --read-only option so it cannot execute this statement"
          + " (error 1290, SQLState HY000). The server is read-only, or an option forbids this."
          + " Connect to the primary server, or ask its administrator to turn the option off."),
  /** Nothing is to be said, because Sluice's session is strict whatever the server's global is. */
  STRICT_MODE_OFF_BY_A_GLOBAL("SET GLOBAL sql_mode = ''"),
  NO_PRIMARY_KEY(
      "ALTER TABLE chat_messages DROP PRIMARY KEY",
      "Table chat_messages has no primary key; it must be id."),
  WRONG_TYPE(
      "ALTER TABLE chat_messages MODIFY `timestamp` BIGINT NOT NULL",
      "Table chat_messages has a column timestamp of type bigint; it must be TIMESTAMP or"
          + " DATETIME.");

  private final String change;
  private final List<String> sentences;

  UnfitSchema(String change, String... sentences) {
    this.change = change;
    this.sentences = List.of(sentences);
  }

  /**
   * Makes a schema unfit that has a table.
   *
   * @return the options that lead the program to it, as a user who may do just what a load needs,
   *     and see triggers
   */
  List<String> make(Schema schema, Path directory) throws Exception {
    String rights = "SELECT, INSERT, UPDATE, TRIGGER ON {schema}.chat_messages";
    List<String> options = LimitedUser.with(filled(rights, schema), schema, directory);
    for (String statement : filled(change, schema).split("; ")) {
      schema.execute(statement);
    }
    return options;
  }

  boolean isRefused() {
    return !sentences.isEmpty();
  }

  /** What Sluice writes to standard error. */
  String errors(Schema schema) throws SQLException {
    StringBuilder errors = new StringBuilder();
    for (String sentence : sentences) {
      errors.append("sluice: error: ").append(filled(sentence, schema)).append('\n');
    }
    return errors.toString();
  }

  private static String filled(String text, Schema schema) throws SQLException {
    String name = schema.database().name();
    boolean mySql = schema.isMySql();
    return text.replace("{schema}", name)
        .replace("{address}", schema.database().address())
        .replace("{server}", mySql ? "MySQL" : "MariaDB")
        .replace("{collation}", mySql ? "utf8mb4_0900_bin" : "utf8mb4_nopad_bin")
        .replace("{table}", mySql ? "'chat_messages'" : "`" + name + "`.`chat_messages`");
  }
}
