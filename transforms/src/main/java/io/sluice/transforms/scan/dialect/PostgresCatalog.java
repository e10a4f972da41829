package io.sluice.transforms.scan.dialect;

import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.messages.LogSanitizer;
import io.sluice.transforms.scan.key.CharacterSet;
import io.sluice.transforms.scan.key.KeyColumn;
import io.sluice.transforms.scan.key.KeyColumn.Values;
import io.sluice.transforms.scan.key.KeyComparison;
import io.sluice.transforms.scan.table.CatalogTable;
import io.sluice.transforms.scan.table.CatalogTable.CatalogColumn;
import io.sluice.transforms.scan.table.CatalogTable.TableIndex;
import io.sluice.transforms.scan.table.CatalogTable.UnusableIndex;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads a table's description from PostgreSQL's catalog. Used once. */
final class PostgresCatalog {

  /** Resolves domains: a domain's values are those of its base type. */
  private static final String COLUMNS =
      "SELECT a.attname AS name, a.attnum AS number,"
          + " format_type(a.atttypid, a.atttypmod) AS type, b.typname AS base, b.typlen AS length,"
          + " a.attnotnull AS not_null, (SELECT quote_ident(collname) FROM pg_collation c"
          + " WHERE c.oid = a.attcollation) AS collation_name,"
          + " has_column_privilege(a.attrelid, a.attnum, 'SELECT') AS readable,"
          + " CASE WHEN NOT pg_type_is_visible(b.oid) AND b.typtype = 'b' AND b.typelem = 0"
          + " THEN quote_ident(n.nspname) END AS operators"
          + " FROM pg_attribute a CROSS JOIN LATERAL (WITH RECURSIVE made_of AS ("
          + "SELECT t.* FROM pg_type t WHERE t.oid = a.atttypid UNION ALL"
          + " SELECT t.* FROM made_of d JOIN pg_type t ON t.oid = d.typbasetype"
          + " WHERE d.typtype = 'd') SELECT * FROM made_of WHERE typtype <> 'd') b"
          + " JOIN pg_namespace n ON n.oid = b.typnamespace"
          + " WHERE a.attrelid = ? AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum";

  /**
   * An index of a table with child tables is not unique: the scan also reads their rows, which can
   * have the same keys. NULLs must be in the default order of ORDER BY.
   */
  private static final String INDEXES =
      "SELECT c.relname AS name, i.indisunique AS is_unique, i.indnkeyatts AS columns,"
          + " i.indkey::int2[] AS numbers, CASE"
          + " WHEN NOT i.indisvalid THEN 'is not valid'"
          + " WHEN m.amname <> 'btree' THEN 'is a ' || m.amname || ' index'"
          + " WHEN i.indpred IS NOT NULL THEN 'covers only some of the rows'"
          + " WHEN i.indexprs IS NOT NULL THEN 'contains an expression'"
          + " WHEN (SELECT COUNT(DISTINCT o) FROM unnest(i.indoption::int2[]) o) > 1"
          + " THEN 'has both ascending and descending columns'"
          + " WHEN EXISTS (SELECT 1 FROM unnest(i.indoption::int2[]) o WHERE o NOT IN (0, 3))"
          + " THEN 'sorts NULLs differently from ORDER BY'"
          + " WHEN EXISTS (SELECT 1 FROM unnest(i.indclass::oid[]) AS x"
          + " JOIN pg_opclass p ON p.oid = x WHERE NOT p.opcdefault)"
          + " THEN 'has another order than its columns'"
          + " WHEN EXISTS (SELECT 1 FROM unnest(i.indkey::int2[], i.indcollation::oid[])"
          + " AS k(num, coll) JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.num"
          + " WHERE k.coll IS NOT NULL AND a.attcollation <> k.coll)"
          + " THEN 'has another collation than its columns' END AS flaw, CASE"
          + " WHEN NOT i.indimmediate THEN 'is deferrable'"
          + " WHEN EXISTS (SELECT 1 FROM pg_inherits h JOIN pg_class r ON r.oid = h.inhparent"
          + " WHERE h.inhparent = i.indrelid AND r.relkind <> 'p')"
          + " THEN 'does not cover the tables that inherit from this one' END AS not_unique"
          + " FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid"
          + " JOIN pg_am m ON m.oid = c.relam WHERE i.indrelid = ?"
          + " ORDER BY i.indisprimary DESC, c.relname";

  private final Connection connection;
  private final Dialect dialect;
  private final PostgresRelation table;
  private final List<CatalogColumn> columns = new ArrayList<>();
  private final Map<Integer, KeyColumn> keyColumns = new HashMap<>();
  private final Map<Integer, String> names = new HashMap<>();
  private final List<TableIndex> indexes = new ArrayList<>();
  private final List<UnusableIndex> unusable = new ArrayList<>();

  PostgresCatalog(Connection connection, Dialect dialect, PostgresRelation table) {
    this.connection = connection;
    this.dialect = dialect;
    this.table = table;
  }

  /**
   * Reads the description.
   *
   * @throws DatabaseException if the table has no columns
   */
  CatalogTable describe() throws SQLException {
    readColumns(encoding());
    if (columns.isEmpty()) {
      throw new DatabaseException(
          LogSanitizer.of("The table %s has no columns.".formatted(table.name())));
    }
    readIndexes();
    return new CatalogTable(table.quoted(dialect), columns, false, indexes, unusable, true);
  }

  private CharacterSet encoding() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT getdatabaseencoding()")) {
      row.next();
      return CharacterSet.ofPostgres(row.getString(1));
    }
  }

  private void readColumns(CharacterSet encoding) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(COLUMNS)) {
      statement.setLong(1, table.oid());
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          String quoted = table.quoted(dialect) + "." + dialect.quoted(row.getString("name"));
          boolean isReadable = row.getBoolean("readable");
          columns.add(
              new CatalogColumn(
                  row.getString("name"), row.getString("type"), "", false, isReadable));
          names.put(row.getInt("number"), row.getString("name"));
          if (isReadable) {
            keyColumns.put(row.getInt("number"), keyColumn(quoted, row, encoding));
          }
        }
      }
    }
  }

  private static KeyColumn keyColumn(String quoted, ResultSet row, CharacterSet encoding)
      throws SQLException {
    String type = row.getString("type");
    String collation = row.getString("collation_name");
    Values values = values(row.getString("base"), encoding);
    String operators = row.getString("operators");
    String bytes = "convert_to(" + quoted + "::text, getdatabaseencoding())";
    return new KeyColumn(
        row.getString("name"),
        quoted,
        collation == null ? type : type + " COLLATE " + collation,
        switch (values) {
          case HEX -> "encode(" + quoted + ", 'hex')";
          case ENCODED_TEXTS -> "encode(" + bytes + ", 'hex')";
          default -> quoted + "::text";
        },
        switch (values) {
          case HEX -> "decode(?, 'hex')";
          case ENCODED_TEXTS ->
              "CAST(convert_from(decode(?, 'hex'), getdatabaseencoding()) AS " + type + ")";
          default -> "CAST(? AS " + type + ")";
        },
        values,
        encoding.java(),
        operators == null ? KeyComparison.PLAIN : new KeyComparison.QualifiedOperator(operators),
        !row.getBoolean("not_null"));
  }

  private static Values values(String type, CharacterSet encoding) {
    return switch (type) {
      case "int2", "int4", "int8", "numeric", "float4", "float8", "oid" -> Values.NUMBERS;
      case "text", "varchar", "bpchar", "name", "citext" ->
          encoding.isLossless() ? Values.TEXTS : Values.ENCODED_TEXTS;
      case "uuid" -> Values.UUIDS;
      case "bytea" -> Values.HEX;
      case "date", "timestamp", "timestamptz" -> Values.TIMES;
      default -> Values.OTHERS;
    };
  }

  private void readIndexes() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(INDEXES)) {
      statement.setLong(1, table.oid());
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          addIndex(row);
        }
      }
    }
  }

  private void addIndex(ResultSet row) throws SQLException {
    String name = dialect.quoted(row.getString("name"));
    List<Integer> numbers = numbers(row.getArray("numbers"), row.getInt("columns"));
    List<String> columnNames = numbers.stream().map(names::get).filter(Objects::nonNull).toList();
    String invalidReason = row.getString("flaw");
    String notUnique = row.getString("not_unique");
    boolean isUnique = row.getBoolean("is_unique");
    if (invalidReason == null && !keyColumns.keySet().containsAll(numbers)) {
      invalidReason = "contains a column that this user may not read";
    }
    if (invalidReason != null) {
      unusable.add(new UnusableIndex(name, columnNames, isUnique, invalidReason));
      return;
    }
    List<KeyColumn> parts = numbers.stream().map(keyColumns::get).toList();
    indexes.add(new TableIndex(name, parts, isUnique && notUnique == null ? parts.size() : 0));
    if (isUnique && notUnique != null) {
      unusable.add(new UnusableIndex(name, columnNames, true, notUnique));
    }
  }

  /** Drops INCLUDE columns, which do not order the index. */
  private static List<Integer> numbers(Array array, int columns) throws SQLException {
    List<Integer> numbers = new ArrayList<>();
    for (Object number : (Object[]) array.getArray()) {
      numbers.add(((Number) number).intValue());
    }
    return numbers.subList(0, columns);
  }
}
