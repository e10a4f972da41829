package io.sluice.transforms.load.indexes;

import io.sluice.transforms.jdbc.table.InternalTable;
import io.sluice.transforms.load.indexes.SecondaryIndex.Method;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/** The rows of {@code sluice_load_index}: a dropped index each, as values that are never SQL. */
final class IndexRow {

  /** The name of the table. */
  static final String TABLE = "sluice_load_index";

  /** The table with its columns. */
  static final InternalTable OWN_TABLE =
      new InternalTable(
          TABLE,
          List.of("table", "name", "parts", "method", "comment", "key_block_size", "visible"));

  static final String CREATE =
      "CREATE TABLE IF NOT EXISTS "
          + TABLE
          + " (`table` VARCHAR(64) NOT NULL, `name` VARCHAR(64) NOT NULL, `parts` TEXT NOT NULL,"
          + " `method` VARCHAR(16) NOT NULL, `comment` TEXT NOT NULL,"
          + " `key_block_size` INT UNSIGNED NULL, `visible` TINYINT NOT NULL,"
          + " PRIMARY KEY (`table`, `name`)) ENGINE=InnoDB ROW_FORMAT=DYNAMIC"
          + " DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin";

  static final String SELECT =
      "SELECT `name`, `parts`, `method`, `comment`, `key_block_size`, `visible` FROM "
          + TABLE
          + " WHERE `table` = ? ORDER BY `name`";

  /** Takes the parameters of {@link #set}. */
  static final String INSERT =
      "INSERT INTO "
          + TABLE
          + " (`table`, `name`, `parts`, `method`, `comment`, `key_block_size`, `visible`)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE `parts` = VALUES(`parts`),"
          + " `method` = VALUES(`method`), `comment` = VALUES(`comment`),"
          + " `key_block_size` = VALUES(`key_block_size`), `visible` = VALUES(`visible`)";

  private IndexRow() {}

  /** Sets the parameters of {@link #INSERT}. */
  static void set(PreparedStatement insert, String table, SecondaryIndex index)
      throws SQLException {
    insert.setString(1, table);
    insert.setString(2, index.name());
    insert.setString(3, IndexParts.json(index.parts()));
    insert.setString(4, index.method() == Method.DEFAULT ? "" : index.method().name());
    insert.setString(5, index.comment());
    insert.setObject(6, index.keyBlockSize().isPresent() ? index.keyBlockSize().getAsInt() : null);
    insert.setInt(7, index.isVisible() ? 1 : 0);
  }

  /** Reads a row of {@link #SELECT}, which others may have written. */
  static IndexEntry entry(ResultSet row) throws SQLException {
    String name = row.getString(1);
    String parts = text(row, 2);
    String method = text(row, 3);
    String comment = text(row, 4);
    String keyBlockSize = text(row, 5);
    String visible = text(row, 6);
    return new IndexEntry(
        TABLE,
        name,
        index(name, parts, method, comment, keyBlockSize, visible),
        "parts=%s method=%s comment=%s key_block_size=%s visible=%s"
            .formatted(parts, method, comment, keyBlockSize, visible));
  }

  /** The index that the values describe; empty unless Sluice can have written them. */
  static Optional<SecondaryIndex> index(
      String name,
      String parts,
      String method,
      String comment,
      String keyBlockSize,
      String visible) {
    try {
      return Optional.of(
          new SecondaryIndex(
              name,
              IndexParts.parse(parts),
              method(method),
              comment,
              keyBlockSize.isEmpty()
                  ? OptionalInt.empty()
                  : OptionalInt.of(Integer.parseInt(keyBlockSize)),
              isVisible(visible)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Method method(String method) {
    return switch (method) {
      case "" -> Method.DEFAULT;
      case "BTREE" -> Method.BTREE;
      case "HASH" -> Method.HASH;
      default -> throw new IllegalArgumentException("not a method: " + method);
    };
  }

  private static boolean isVisible(String visible) {
    return switch (visible) {
      case "0" -> false;
      case "1" -> true;
      default -> throw new IllegalArgumentException("neither true nor false: " + visible);
    };
  }

  /** Reads every type as text, because others may have changed the table's columns. */
  private static String text(ResultSet row, int column) throws SQLException {
    return Objects.requireNonNullElse(row.getString(column), "");
  }
}
