package io.sluice.transforms.jdbc.table;

import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.jdbc.Engine;
import io.sluice.transforms.jdbc.error.DatabaseExceptions;
import io.sluice.transforms.jdbc.error.Operation;
import io.sluice.transforms.jdbc.session.DataSources;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A table that Sluice keeps for its own use in the user's database.
 *
 * @param name its name
 * @param columns the columns that it must have
 */
public record InternalTable(String name, List<String> columns) {

  private static final String COLUMNS =
      "SELECT column_name FROM information_schema.columns"
          + " WHERE table_schema = %s AND table_name = ?";

  public InternalTable {
    columns = List.copyOf(columns);
  }

  /**
   * Looks for tables with these names that are not Sluice's, without changing anything.
   *
   * @param tables Sluice's tables, which may be missing
   * @param advice what to do instead of renaming such a table; a clause that begins with a comma,
   *     or empty
   * @return the first that is not Sluice's, or the failure to find out; empty if all is well
   */
  public static Optional<DatabaseException> problem(
      Database database, List<InternalTable> tables, String advice) {
    try (Connection connection = DataSources.forWriting(database).getConnection()) {
      for (InternalTable table : tables) {
        List<String> missing = table.missing(connection, database.engine());
        if (!missing.isEmpty()) {
          return Optional.of(table.foreign(database, missing, advice));
        }
      }
      return Optional.empty();
    } catch (SQLException e) {
      return Optional.of(
          DatabaseExceptions.of(database, Operation.of("looking for Sluice's own tables"), e));
    }
  }

  private List<String> missing(Connection connection, Engine engine) throws SQLException {
    String schema = engine == Engine.MYSQL ? "DATABASE()" : "current_schema()";
    TreeSet<String> existing = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    try (PreparedStatement statement = connection.prepareStatement(COLUMNS.formatted(schema))) {
      statement.setString(1, name);
      try (ResultSet column = statement.executeQuery()) {
        while (column.next()) {
          existing.add(column.getString(1));
        }
      }
    }
    List<String> missing = new ArrayList<>(existing.isEmpty() ? List.of() : columns);
    missing.removeIf(existing::contains);
    return missing;
  }

  private DatabaseException foreign(Database database, List<String> missing, String advice) {
    return new DatabaseException(
        "Table %s in database %s is not Sluice's: it has no column %s. Rename it%s."
            .formatted(name, database.name(), String.join(", ", missing), advice));
  }
}
