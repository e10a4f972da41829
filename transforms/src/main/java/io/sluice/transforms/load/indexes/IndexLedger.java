package io.sluice.transforms.load.indexes;

import io.sluice.transforms.jdbc.table.OwnTable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What stands in {@code sluice_ledger_key} of one table: the keys that were dropped and are to be
 * built again. Used by one thread at a time.
 */
public final class IndexLedger {

  /** The table that has the definitions. */
  public static final String TABLE = "sluice_ledger_key";

  /** The same, with its columns. */
  public static final OwnTable OWN_TABLE =
      new OwnTable(TABLE, List.of("table", "name", "definition"));

  private static final String CREATE =
      "CREATE TABLE IF NOT EXISTS "
          + TABLE
          + " (`table` VARCHAR(64) NOT NULL, `name` VARCHAR(64) NOT NULL, `definition` TEXT NOT"
          + " NULL, PRIMARY KEY (`table`, `name`)) ENGINE=InnoDB ROW_FORMAT=DYNAMIC"
          + " DEFAULT CHARACTER SET utf8mb4"
          + " COLLATE utf8mb4_bin";
  private static final String EXISTS =
      "SELECT 1 FROM information_schema.tables"
          + " WHERE table_schema = DATABASE() AND table_name = ?";
  private static final String SELECT =
      "SELECT `name`, `definition` FROM " + TABLE + " WHERE `table` = ? ORDER BY `name`";
  private static final String INSERT =
      "INSERT INTO "
          + TABLE
          + " (`table`, `name`, `definition`) VALUES (?, ?, ?)"
          + " ON DUPLICATE KEY UPDATE `definition` = VALUES(`definition`)";
  private static final String DELETE = "DELETE FROM " + TABLE + " WHERE `table` = ? AND `name` = ?";

  /** A name that no table and no key has. */
  private static final String NONE = "";

  private final Connection connection;
  private final String table;

  /**
   * @param connection to the table's database; every statement is a transaction
   */
  IndexLedger(Connection connection, String table) {
    this.connection = connection;
    this.table = table;
  }

  /**
   * A key that was dropped, as recorded. Others may have written the record.
   *
   * @param name the key's name
   * @param definition its definition, if it is one
   */
  record Entry(String name, String definition) {

    /** The key; empty if the definition is not one that Sluice wrote. */
    Optional<SecondaryIndex> key() {
      return SecondaryIndex.parse(name, definition);
    }
  }

  /** Makes it, and sees to it that what will be written into it can be taken out again. */
  void createIfMissing() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(CREATE);
    }
    delete(NONE, NONE);
  }

  /** What stands there; nothing where nobody has put off any key yet. */
  List<Entry> entries() throws SQLException {
    List<Entry> entries = new ArrayList<>();
    if (!exists()) {
      return entries;
    }
    try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
      statement.setString(1, table);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          entries.add(new Entry(row.getString(1), row.getString(2)));
        }
      }
    }
    return entries;
  }

  /** Writes down keys that will be dropped. */
  void enter(List<SecondaryIndex> keys) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      for (SecondaryIndex key : keys) {
        statement.setString(1, table);
        statement.setString(2, key.name());
        statement.setString(3, key.definition());
        statement.executeUpdate();
      }
    }
  }

  /** Removes a key, because the table has it. */
  void remove(String name) throws SQLException {
    delete(table, name);
  }

  private void delete(String table, String name) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(DELETE)) {
      statement.setString(1, table);
      statement.setString(2, name);
      statement.executeUpdate();
    }
  }

  private boolean exists() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(EXISTS)) {
      statement.setString(1, TABLE);
      try (ResultSet row = statement.executeQuery()) {
        return row.next();
      }
    }
  }
}
