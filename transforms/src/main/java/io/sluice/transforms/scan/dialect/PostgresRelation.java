package io.sluice.transforms.scan.dialect;

import static java.util.stream.Collectors.joining;

import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.messages.LogSanitizer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A PostgreSQL table, or a relation that is read like one: a view, a materialized view, a foreign
 * table.
 *
 * @param oid the OID in the catalog
 * @param schema the schema's name
 * @param name the relation's name
 */
record PostgresRelation(long oid, String schema, String name) {

  private static final String FROM =
      "SELECT c.oid, n.nspname, c.relname FROM pg_class c"
          + " JOIN pg_namespace n ON n.oid = c.relnamespace"
          + " WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND ";

  private static final String ON_THE_PATH = FROM + "c.oid = to_regclass(quote_ident(?))";
  private static final String IN_A_SCHEMA = FROM + "n.nspname = ? AND c.relname = ?";
  private static final String ANYWHERE =
      FROM + "c.relname = ? AND n.nspname NOT LIKE 'pg\\_temp%' ORDER BY n.nspname";

  /**
   * Finds a table: in the database's schema if it has one, otherwise the first of its name on the
   * search path. If there is none, {@code sales.orders} means table orders in schema sales.
   *
   * @throws DatabaseException if there is no such table
   */
  static PostgresRelation find(Connection connection, Database database, String table)
      throws SQLException {
    Optional<PostgresRelation> found =
        database.schema().isEmpty()
            ? onThePath(connection, table)
            : first(connection, IN_A_SCHEMA, database.schema(), table);
    if (found.isEmpty()) {
      throw missing(connection, database, table);
    }
    return found.get();
  }

  private static Optional<PostgresRelation> onThePath(Connection connection, String table)
      throws SQLException {
    Optional<PostgresRelation> found = first(connection, ON_THE_PATH, table);
    int dot = table.indexOf('.');
    return found.isPresent() || dot < 0
        ? found
        : first(connection, IN_A_SCHEMA, table.substring(0, dot), table.substring(dot + 1));
  }

  private static DatabaseException missing(Connection connection, Database database, String table)
      throws SQLException {
    String where =
        database.schema().isEmpty()
            ? "on the search path of the database " + database.name()
            : "in the schema %s of the database %s".formatted(database.schema(), database.name());
    List<String> others =
        all(connection, ANYWHERE, table).stream().map(PostgresRelation::schema).toList();
    String hint =
        others.isEmpty()
            ? ""
            : others.stream()
                .map("--schema=%s"::formatted)
                .collect(joining(" or ", "; there is one with ", ""));
    return new DatabaseException(
        LogSanitizer.of("There is no table %s %s%s.".formatted(table, where, hint)));
  }

  private static Optional<PostgresRelation> first(
      Connection connection, String sql, String... names) throws SQLException {
    return all(connection, sql, names).stream().findFirst();
  }

  private static List<PostgresRelation> all(Connection connection, String sql, String... names)
      throws SQLException {
    List<PostgresRelation> found = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      Parameters.bind(statement, List.of(names));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          found.add(new PostgresRelation(row.getLong(1), row.getString(2), row.getString(3)));
        }
      }
    }
    return found;
  }

  /** The quoted name, qualified by the schema. */
  String quoted(Dialect dialect) {
    return dialect.quoted(schema) + "." + dialect.quoted(name);
  }
}
