package io.sluice.transforms.scan;

import io.sluice.transforms.scan.KeyColumn.Values;
import io.sluice.transforms.scan.TableShape.ShapeColumn;
import io.sluice.transforms.scan.TableShape.TableIndex;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What PostgreSQL says of a table on the search path. Used once. */
final class PostgresCatalogue {

  private static final String COLUMNS =
      "SELECT a.attname, a.attnum, format_type(a.atttypid, a.atttypmod), t.typname, t.typlen,"
          + " a.attnotnull, (SELECT collname FROM pg_collation c WHERE c.oid = a.attcollation)"
          + " FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid"
          + " WHERE a.attrelid = to_regclass(quote_ident(?)) AND a.attnum > 0"
          + " AND NOT a.attisdropped ORDER BY a.attnum";

  /**
   * Indexes that are in the order of the columns themselves. One of a table from which others
   * inherit is not unique: their rows are read with it, and may have the same keys.
   */
  private static final String INDEXES =
      "SELECT c.relname, i.indkey::int2[], i.indisunique AND i.indimmediate AND NOT EXISTS"
          + " (SELECT 1 FROM pg_inherits h JOIN pg_class r ON r.oid = h.inhparent"
          + " WHERE h.inhparent = i.indrelid AND r.relkind <> 'p') FROM pg_index i"
          + " JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am m ON m.oid = c.relam"
          + " WHERE i.indrelid = to_regclass(quote_ident(?)) AND i.indisvalid"
          + " AND i.indpred IS NULL AND i.indexprs IS NULL"
          + " AND m.amname = 'btree' AND i.indnatts = i.indnkeyatts"
          + " AND (SELECT COUNT(DISTINCT o) FROM unnest(i.indoption::int2[]) o) = 1"
          + " AND NOT EXISTS (SELECT 1 FROM unnest(i.indclass::oid[]) AS x"
          + " JOIN pg_opclass p ON p.oid = x WHERE NOT p.opcdefault)"
          + " AND NOT EXISTS (SELECT 1 FROM unnest(i.indkey::int2[], i.indcollation::oid[])"
          + " AS k(num, coll) JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.num"
          + " WHERE a.attcollation <> k.coll)"
          + " ORDER BY i.indisprimary DESC, c.relname";

  private final Connection connection;
  private final Dialect dialect;
  private final String table;
  private final List<ShapeColumn> columns = new ArrayList<>();
  private final Map<Integer, KeyColumn> keyColumns = new HashMap<>();

  PostgresCatalogue(Connection connection, Dialect dialect, String table) {
    this.connection = connection;
    this.dialect = dialect;
    this.table = table;
  }

  TableShape shape() throws SQLException {
    readColumns();
    return new TableShape(columns, indexes(), true);
  }

  private void readColumns() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(COLUMNS)) {
      statement.setString(1, table);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          String quoted = dialect.quoted(table) + "." + dialect.quoted(row.getString(1));
          columns.add(new ShapeColumn(row.getString(1), row.getString(3), "", false));
          keyColumns.put(row.getInt(2), keyColumn(quoted, row));
        }
      }
    }
  }

  private static KeyColumn keyColumn(String quoted, ResultSet row) throws SQLException {
    Values values = values(row.getString(4));
    boolean isHex = values == Values.HEX;
    String order = row.getString(7) == null ? "" : " COLLATE " + row.getString(7);
    return new KeyColumn(
        row.getString(1),
        quoted,
        row.getString(3) + order,
        isHex ? "encode(" + quoted + ", 'hex')" : quoted + "::text",
        isHex ? "decode(?, 'hex')" : "CAST(? AS " + row.getString(3) + ")",
        values,
        !row.getBoolean(6));
  }

  private static Values values(String type) {
    return switch (type) {
      case "int2", "int4", "int8", "numeric" -> Values.NUMBERS;
      case "text", "varchar", "bpchar", "name" -> Values.TEXTS;
      case "uuid" -> Values.UUIDS;
      case "bytea" -> Values.HEX;
      case "date", "timestamp", "timestamptz" -> Values.TIMES;
      default -> Values.OTHERS;
    };
  }

  private List<TableIndex> indexes() throws SQLException {
    List<TableIndex> indexes = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(INDEXES)) {
      statement.setString(1, table);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          String name = dialect.quoted(row.getString(1));
          boolean isUnique = row.getBoolean(3);
          columns(row.getArray(2))
              .ifPresent(
                  parts -> indexes.add(new TableIndex(name, parts, isUnique ? parts.size() : 0)));
        }
      }
    }
    return indexes;
  }

  private Optional<List<KeyColumn>> columns(Array numbers) throws SQLException {
    List<KeyColumn> parts = new ArrayList<>();
    for (Object number : (Object[]) numbers.getArray()) {
      KeyColumn column = keyColumns.get(((Number) number).intValue());
      if (column == null) {
        return Optional.empty();
      }
      parts.add(column);
    }
    return Optional.of(parts);
  }
}
