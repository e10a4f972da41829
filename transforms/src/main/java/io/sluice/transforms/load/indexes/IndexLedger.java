package io.sluice.transforms.load.indexes;

import io.sluice.transforms.jdbc.table.InternalTable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The dropped indexes of one table, which must be built again, as recorded in {@code
 * sluice_ledger_key}. Used by one thread at a time.
 */
public final class IndexLedger {

  /** The name of the ledger table. */
  public static final String TABLE = "sluice_ledger_key";

  /** The ledger table with its columns. */
  public static final InternalTable OWN_TABLE =
      new InternalTable(TABLE, List.of("table", "name", "definition"));

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

  /** A name that no table and no index has. */
  private static final String NONE = "";

  private final Connection connection;
  private final String table;

  /**
   * @param connection a connection to the table's database, in autocommit mode
   */
  IndexLedger(Connection connection, String table) {
    this.connection = connection;
    this.table = table;
  }

  /**
   * A dropped index, as recorded. Others may have written the record.
   *
   * @param name the index's name
   * @param definition its definition, unless others wrote something else
   */
  record Entry(String name, String definition) {

    /** The index; empty if the definition is not one that Sluice writes. */
    Optional<SecondaryIndex> key() {
      return SecondaryIndex.parse(name, definition);
    }
  }

  /** Creates the ledger table if missing, and checks that its entries can be deleted. */
  void createIfMissing() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(CREATE);
    }
    delete(NONE, NONE);
  }

  /** The table's entries; none if no load has deferred indexes yet. */
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

  /** Records indexes that will be dropped. */
  void record(List<SecondaryIndex> indexes) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      for (SecondaryIndex index : indexes) {
        statement.setString(1, table);
        statement.setString(2, index.name());
        statement.setString(3, index.definition());
        statement.executeUpdate();
      }
    }
  }

  /** Removes the entry of an index that the table has. */
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
