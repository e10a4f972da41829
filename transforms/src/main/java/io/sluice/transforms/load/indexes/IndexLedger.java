package io.sluice.transforms.load.indexes;

import io.sluice.transforms.jdbc.table.InternalTable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * The dropped indexes of one table, which must be built again, as recorded in {@code
 * sluice_load_index}, or by an earlier edition of Sluice in {@code sluice_ledger_key}. Used by one
 * thread at a time.
 */
public final class IndexLedger {

  /** The ledger's tables with their columns, that of earlier editions among them. */
  public static final List<InternalTable> OWN_TABLES =
      List.of(IndexRow.OWN_TABLE, LegacyIndexes.OWN_TABLE);

  /** The names of the ledger's tables. */
  public static final Set<String> TABLES = Set.of(IndexRow.TABLE, LegacyIndexes.TABLE);

  private static final String EXISTING =
      "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()"
          + " AND table_name IN ('%s', '%s')".formatted(IndexRow.TABLE, LegacyIndexes.TABLE);
  private static final String DELETE = "DELETE FROM %s WHERE `table` = ? AND `name` = ?";

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

  /** Creates the ledger table if missing, and checks that its entries can be deleted. */
  void createIfMissing() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(IndexRow.CREATE);
    }
    delete(IndexRow.TABLE, NONE, NONE);
  }

  /** The table's entries, one for each index; none if no load has deferred indexes yet. */
  List<IndexEntry> entries() throws SQLException {
    Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    // The first of a name counts: what an earlier edition wrote is older.
    return all().stream().filter(entry -> names.add(entry.name())).toList();
  }

  /** The names of the indexes in the entries. */
  List<String> names() throws SQLException {
    return entries().stream().map(IndexEntry::name).toList();
  }

  /** Records indexes that will be dropped. */
  void record(List<SecondaryIndex> indexes) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(IndexRow.INSERT)) {
      for (SecondaryIndex index : indexes) {
        IndexRow.set(insert, table, index);
        insert.executeUpdate();
      }
    }
  }

  /** Removes the entries of indexes that the table has. */
  void removeBuilt() throws SQLException {
    List<IndexEntry> entries = all();
    if (entries.isEmpty()) {
      return;
    }
    Set<String> built = new TableIndexes(connection, table).names();
    for (IndexEntry entry : entries) {
      if (built.contains(entry.name().toLowerCase(Locale.ROOT))) {
        delete(entry.ledger(), table, entry.name());
      }
    }
  }

  private List<IndexEntry> all() throws SQLException {
    Set<String> existing = existing();
    List<IndexEntry> entries = new ArrayList<>();
    if (existing.contains(IndexRow.TABLE)) {
      entries.addAll(select(IndexRow.SELECT, IndexRow::entry));
    }
    if (existing.contains(LegacyIndexes.TABLE)) {
      entries.addAll(select(LegacyIndexes.SELECT, LegacyIndexes::entry));
    }
    return entries;
  }

  /** Reads the entry in the current row. */
  private interface EntryReader {
    IndexEntry entry(ResultSet row) throws SQLException;
  }

  private List<IndexEntry> select(String sql, EntryReader reader) throws SQLException {
    List<IndexEntry> entries = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, table);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          entries.add(reader.entry(row));
        }
      }
    }
    return entries;
  }

  private void delete(String ledger, String table, String name) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(DELETE.formatted(ledger))) {
      statement.setString(1, table);
      statement.setString(2, name);
      statement.executeUpdate();
    }
  }

  private Set<String> existing() throws SQLException {
    Set<String> existing = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(EXISTING)) {
      while (row.next()) {
        existing.add(row.getString(1));
      }
    }
    return existing;
  }
}
