package io.sluice.transforms.jdbc.table;

import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.jdbc.MySqlFlavor;
import io.sluice.transforms.jdbc.error.DatabaseExceptions;
import io.sluice.transforms.jdbc.error.MySqlErrorCodes;
import io.sluice.transforms.jdbc.error.Operation;
import io.sluice.transforms.jdbc.session.DataSources;
import io.sluice.transforms.jdbc.session.SessionCheck;
import io.sluice.transforms.messages.LogSanitizer;
import io.sluice.transforms.record.ColumnLimits;
import io.sluice.transforms.record.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Checks whether rows can be written into a table unaltered: the session, the privileges and the
 * table. Changes nothing, and continues after a misfit.
 */
final class TableInspection {

  private static final String WRITING = "checking that rows can be written to table %s";

  private final Database database;
  private final Table table;
  private final List<DatabaseException> failures = new ArrayList<>();

  TableInspection(Database database, Table table) {
    this.database = database;
    this.table = table;
  }

  /** The state of the table with all misfits; an unreachable server is one of them. */
  TableState state() {
    try (Connection connection = DataSources.forWriting(database).getConnection()) {
      return inDatabase(connection);
    } catch (SQLException e) {
      return e.getErrorCode() == MySqlErrorCodes.UNKNOWN_DATABASE ? withoutDatabase() : unknown(e);
    } catch (DatabaseException e) {
      // The password cannot be read.
      failures.add(e);
      return missing(false);
    }
  }

  private TableState inDatabase(Connection connection) throws SQLException {
    add(SessionCheck.problems(connection));
    Optional<ExistingTable> existing =
        ExistingTable.read(connection, database.name(), table.name());
    if (existing.isEmpty()) {
      PrivilegeProbe.ofMissing(connection, table)
          .ifPresent(e -> add(of("checking that table %s can be created"), e));
      return missing(true);
    }
    PrivilegeProbe probe = PrivilegeProbe.ofRows(connection, table);
    // First, because a user without privileges does not see the columns.
    if (probe.forbidden().isPresent()) {
      add(of(WRITING), probe.forbidden().get());
      return existing(ColumnLimits.of(table));
    }
    List<String> problems = TableCheck.problems(table, existing.get(), MySqlFlavor.of(connection));
    add(problems);
    if (!problems.isEmpty()) {
      return existing(ColumnLimits.of(table));
    }
    // MariaDB does not consider here whether a trigger fills a column; TableCheck has.
    probe.ignoring(MySqlErrorCodes.NO_DEFAULT).ifPresent(e -> add(of(WRITING), e));
    return existing(TableCheck.limits(table, existing.get()));
  }

  private TableState withoutDatabase() {
    try (Connection connection = DataSources.forWriting(database.withoutName()).getConnection()) {
      add(SessionCheck.problems(connection));
      PrivilegeProbe probe = PrivilegeProbe.ofMissingDatabase(connection, database.name(), table);
      probe
          .forbidden()
          .ifPresent(
              e ->
                  add(
                      Operation.of("checking that database %s can be created", database.name()),
                      e));
      return missing(false);
    } catch (SQLException e) {
      return unknown(e);
    }
  }

  private TableState unknown(SQLException e) {
    add(of("inspecting table %s"), e);
    return missing(false);
  }

  private TableState missing(boolean hasDatabase) {
    return new TableState(hasDatabase, false, ColumnLimits.of(table), failures);
  }

  private TableState existing(ColumnLimits limits) {
    return new TableState(true, true, limits, failures);
  }

  private Operation of(String format) {
    return Operation.of(format, table.name());
  }

  private void add(Operation operation, SQLException e) {
    failures.add(DatabaseExceptions.of(database, operation, e));
  }

  private void add(List<String> problems) {
    if (!problems.isEmpty()) {
      failures.add(
          new DatabaseException(
              String.join("\n", problems.stream().map(LogSanitizer::of).toList())));
    }
  }
}
