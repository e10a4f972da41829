package io.sluice.transforms.jdbc.table;

import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.jdbc.ServerKind;
import io.sluice.transforms.jdbc.error.Operation;
import io.sluice.transforms.jdbc.error.SqlFailure;
import io.sluice.transforms.jdbc.session.DataSources;
import io.sluice.transforms.jdbc.session.SessionCheck;
import io.sluice.transforms.messages.LogSanitizer;
import io.sluice.transforms.record.Limits;
import io.sluice.transforms.record.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks whether rows can be written into a table unaltered: at the session, the rights and the
 * table. It changes nothing, and goes on behind what does not fit.
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

  /** What is there, and what does not fit; also where the server cannot be reached. */
  TableState state() {
    try (Connection connection = DataSources.forWriting(database).getConnection()) {
      return inDatabase(connection);
    } catch (SQLException e) {
      return e.getErrorCode() == SqlFailure.UNKNOWN_DATABASE ? withoutDatabase() : unknown(e);
    } catch (DatabaseException e) {
      // The password cannot be read.
      failures.add(e);
      return missing(false);
    }
  }

  private TableState inDatabase(Connection connection) throws SQLException {
    add(SessionCheck.problems(connection));
    Optional<ExistingTable> there = ExistingTable.read(connection, database.name(), table.name());
    if (there.isEmpty()) {
      Probe.ofMissing(connection, table)
          .ifPresent(e -> add(of("checking that table %s can be created"), e));
      return missing(true);
    }
    Probe probe = Probe.ofRows(connection, table);
    // First, because to a user without rights columns seem to be missing.
    if (probe.forbidden().isPresent()) {
      add(of(WRITING), probe.forbidden().get());
      return there(Limits.of(table));
    }
    List<String> problems = TableCheck.problems(table, there.get(), ServerKind.of(connection));
    add(problems);
    if (!problems.isEmpty()) {
      return there(Limits.of(table));
    }
    // MariaDB does not ask here whether a trigger fills a column; the check has.
    probe.otherThan(SqlFailure.NO_DEFAULT).ifPresent(e -> add(of(WRITING), e));
    return there(TableCheck.limits(table, there.get()));
  }

  private TableState withoutDatabase() {
    try (Connection connection = DataSources.forWriting(database.withoutName()).getConnection()) {
      add(SessionCheck.problems(connection));
      Probe probe = Probe.ofMissingDatabase(connection, database.name(), table);
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
    return new TableState(hasDatabase, false, Limits.of(table), failures);
  }

  private TableState there(Limits limits) {
    return new TableState(true, true, limits, failures);
  }

  private Operation of(String format) {
    return Operation.of(format, table.name());
  }

  private void add(Operation operation, SQLException e) {
    failures.add(SqlFailure.of(database, operation, e));
  }

  private void add(List<String> problems) {
    if (!problems.isEmpty()) {
      failures.add(
          new DatabaseException(
              String.join("\n", problems.stream().map(LogSanitizer::of).toList())));
    }
  }
}
