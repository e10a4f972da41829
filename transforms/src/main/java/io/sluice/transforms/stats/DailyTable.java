package io.sluice.transforms.stats;

import static java.util.Objects.requireNonNull;

import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.jdbc.Engine;
import io.sluice.transforms.jdbc.Identifier;
import io.sluice.transforms.jdbc.error.DatabaseExceptions;
import io.sluice.transforms.jdbc.error.Operation;
import io.sluice.transforms.jdbc.error.Retry;
import io.sluice.transforms.jdbc.session.DataSources;
import io.sluice.transforms.jdbc.table.TableSql;
import io.sluice.transforms.jdbc.table.TargetTable;
import io.sluice.transforms.record.Column;
import io.sluice.transforms.record.Table;
import io.sluice.transforms.scan.Scan;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

/**
 * A table with one row for each site and day: {@code site_id, day, messages, statuses, senders},
 * with the key {@code (site_id, day)}.
 *
 * @param database the database that contains it
 * @param name its name
 */
public record DailyTable(Database database, String name) implements Serializable {

  /** The required table. A site is the longest string that every server allows in a key. */
  private static final Table TABLE =
      new Table(
          "chat_site_daily",
          List.of(
              Column.text("site_id", 255),
              Column.date("day"),
              Column.integer("messages"),
              Column.integer("statuses"),
              Column.integer("senders")),
          List.of(Column.text("site_id", 255), Column.date("day")),
          List.of());

  /** The columns in order; the first two are the key. */
  static final List<String> COLUMNS = TABLE.columns().stream().map(Column::name).toList();

  private static final List<String> KEY = TABLE.key().stream().map(Column::name).toList();

  private static final String NONDETERMINISTIC =
      "SELECT 1 FROM pg_attribute a JOIN pg_collation c ON c.oid = a.attcollation"
          + " WHERE a.attrelid = to_regclass(?) AND a.attname = 'site_id'"
          + " AND NOT c.collisdeterministic";

  /** The number of sites, days and rows. */
  public record Size(long sites, long days, long rows) {}

  public DailyTable {
    requireNonNull(database, "database is null");
    requireNonNull(name, "name is null");
  }

  /**
   * Creates the table if it is missing, and checks that it fits.
   *
   * @throws DatabaseException if it does not fit, one sentence per line, or the server refuses
   */
  public void createIfMissing() {
    if (database.engine() == Engine.MYSQL) {
      TargetTable table = new TargetTable(database, TABLE.named(name));
      table.check();
      table.createIfMissing();
    } else {
      execute(
          Operation.of("creating table %s", name),
          """
          CREATE TABLE IF NOT EXISTS %s (site_id TEXT COLLATE "C" NOT NULL, day DATE NOT NULL,
            messages BIGINT NOT NULL, statuses BIGINT NOT NULL, senders BIGINT NOT NULL,
            PRIMARY KEY (site_id, day)) USING heap\
          """
              .formatted(quoted()));
      checkKey();
    }
    // Deletes no row, but requires the privilege to.
    execute(writing(), "DELETE FROM " + quoted() + " WHERE 1 = 0");
  }

  /** Checks the key; for any other misfit, the server refuses the insert. */
  private void checkKey() {
    List<String> key = rows().metadata().keyColumns();
    if (!key.equals(KEY)) {
      throw new DatabaseException(
          "Table %s has the key %s; it must be %s."
              .formatted(name, String.join(", ", key), String.join(", ", KEY)));
    }
    if (isNondeterministic()) {
      throw new DatabaseException(
          "Table %s has the key column site_id in a collation under which distinct keys are equal."
              .formatted(name));
    }
    execute(
        writing(),
        "INSERT INTO %s AS daily %s WHERE FALSE %s".formatted(quoted(), probe(), onConflict()));
  }

  private Operation writing() {
    return Operation.of("checking that rows can be written to table %s", name);
  }

  /**
   * Whether distinct sites could be equal there; PostgreSQL's default collations are deterministic.
   */
  private boolean isNondeterministic() {
    try (Connection connection = DataSources.connect(database);
        PreparedStatement statement = connection.prepareStatement(NONDETERMINISTIC)) {
      statement.setString(1, quoted());
      try (ResultSet row = statement.executeQuery()) {
        return row.next();
      }
    } catch (SQLException e) {
      throw DatabaseExceptions.of(database, Operation.of("inspecting table %s", name), e);
    }
  }

  private static String probe() {
    return "(site_id, day, messages, statuses, senders)"
        + " SELECT TEXT 'site', DATE '2016-09-17', BIGINT '1', BIGINT '1', BIGINT '1'";
  }

  /** A scan of all rows by the key. */
  Scan rows() {
    return Scan.table(database, name).columns(COLUMNS.toArray(String[]::new));
  }

  /** The statement that inserts a row, or replaces the one with its key. */
  String upsert() {
    return database.engine() == Engine.MYSQL
        ? TableSql.upsert(TABLE.named(name), 1)
        : "INSERT INTO %s AS daily (site_id, day, messages, statuses, senders) VALUES (?, ?, ?, ?, ?) %s"
            .formatted(quoted(), onConflict());
  }

  /** The insert needs its alias in case the table is named {@code excluded}. */
  private static String onConflict() {
    return "ON CONFLICT (site_id, day) DO UPDATE SET messages = EXCLUDED.messages,"
        + " statuses = EXCLUDED.statuses, senders = EXCLUDED.senders";
  }

  /** The statement that deletes a row if it is unchanged. */
  String delete() {
    return "DELETE FROM "
        + quoted()
        + " WHERE site_id = ? AND day = ? AND messages = ? AND statuses = ? AND senders = ?";
  }

  /**
   * Counts sites, days and rows.
   *
   * @param retryFor the time limit for retries
   */
  public Size size(Duration retryFor) {
    String counts =
        "SELECT COUNT(DISTINCT site_id), COUNT(DISTINCT day), COUNT(*) FROM " + quoted();
    return Retry.run(
        database,
        Operation.of("counting the rows of table %s", name),
        retryFor,
        "The numbers are written.",
        () -> {
          try (Connection connection = DataSources.forWriting(database).getConnection();
              Statement statement = connection.createStatement();
              ResultSet row = statement.executeQuery(counts)) {
            row.next();
            return new Size(row.getLong(1), row.getLong(2), row.getLong(3));
          }
        });
  }

  private void execute(Operation operation, String sql) {
    try (Connection connection = DataSources.connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw DatabaseExceptions.of(database, operation, e);
    }
  }

  private String quoted() {
    String quoted = Identifier.quoted(name, database.engine());
    return database.schema().isEmpty()
        ? quoted
        : Identifier.quoted(database.schema(), database.engine()) + "." + quoted;
  }
}
