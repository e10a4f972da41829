package io.sluice.testing.server;

import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.Engine;
import io.sluice.transforms.jdbc.Password;
import io.sluice.transforms.jdbc.session.DataSources;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A schema for one test. It is not there until somebody creates it.
 *
 * @param database where it is
 */
public record Schema(Database database) {

  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final int ROWS_IN_A_STATEMENT = 1000;

  /** One that no other test has. */
  static Schema fresh(TestServer server) {
    // Not test_…: in schemas of that name every user of a MariaDB may do everything.
    return new Schema(server.database("schema_" + COUNT.incrementAndGet()));
  }

  /** The options that lead the program to it. */
  public List<String> options() {
    if (isPostgres()) {
      return List.of(
          "--engine=postgresql",
          "--host=" + database.host(),
          "--port=" + database.port(),
          "--database=" + database.name(),
          "--user=" + database.user(),
          "--tls=disabled");
    }
    return options(database.user(), ((Password.FromFile) database.password()).path());
  }

  /** The options that lead the program to it as another user. */
  public List<String> options(String user, String passwordFile) {
    return List.of(
        "--host=" + database.host(),
        "--port=" + database.port(),
        "--database=" + database.name(),
        "--user=" + user,
        "--passwordFile=" + passwordFile,
        "--tls=" + database.tls().name().toLowerCase(Locale.ROOT));
  }

  /** Creates it. */
  public Schema create() throws SQLException {
    String characters = isPostgres() ? " ENCODING 'UTF8'" : " CHARACTER SET utf8mb4";
    onServer("CREATE DATABASE " + database.name() + characters);
    return this;
  }

  /** Runs a statement in it. */
  public void execute(String sql) throws SQLException {
    execute(database, sql);
  }

  /**
   * Inserts rows into a table, many in a statement.
   *
   * @param rows the values of each, as they stand between the parentheses
   */
  public void insert(String table, Stream<String> rows) throws SQLException {
    List<String> all = rows.map(row -> "(" + row + ")").toList();
    try (Connection connection = DataSources.connect(database);
        Statement statement = connection.createStatement()) {
      for (int i = 0; i < all.size(); i += ROWS_IN_A_STATEMENT) {
        List<String> some = all.subList(i, Math.min(all.size(), i + ROWS_IN_A_STATEMENT));
        statement.execute("INSERT INTO " + table + " VALUES " + String.join(", ", some));
      }
    }
  }

  /** Has the server count the rows of a table. */
  public void analyze(String table) throws SQLException {
    execute((isPostgres() ? "ANALYZE " : "ANALYZE TABLE ") + table);
  }

  /** Runs a statement on the server, without a schema chosen. */
  public void onServer(String sql) throws SQLException {
    execute(server(), sql);
  }

  /** All rows of a query, each as its values in text. */
  public List<List<String>> query(String sql) throws SQLException {
    return query(database, sql);
  }

  /** The value of a query that has one. */
  public String value(String sql) throws SQLException {
    return query(sql).get(0).get(0);
  }

  /** The value of a query that has one, without a schema chosen. */
  public String server(String sql) throws SQLException {
    return query(server(), sql).get(0).get(0);
  }

  /** The names of all schemas on the server. */
  public List<String> databases() throws SQLException {
    return query(server(), "SHOW DATABASES").stream().map(row -> row.get(0)).toList();
  }

  /** All rows of a table of chat messages, in the order of their ids, with seconds since 1970. */
  public List<List<String>> messages(String table) throws SQLException {
    return query(
        "SELECT id, `from`, type, site_id, data, UNIX_TIMESTAMP(`timestamp`) FROM "
            + table
            + " ORDER BY id");
  }

  /** Waits until somebody on the server waits for a row that another has locked. */
  public void awaitLockWait(Future<?> unlessItEnds) throws SQLException, InterruptedException {
    while (!unlessItEnds.isDone() && lockWaits() == 0) {
      // Asked more often, the server gives its last answer again.
      Thread.sleep(250);
    }
  }

  /** Kills all sessions of others in it; returns how many there were. */
  public int killSessions() throws SQLException {
    if (isPostgres()) {
      return query(
              "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                  + " WHERE datname = current_database() AND pid <> pg_backend_pid()")
          .size();
    }
    int killed = 0;
    for (List<String> other :
        query(
            "SELECT id FROM information_schema.processlist"
                + " WHERE db = DATABASE() AND id <> CONNECTION_ID()")) {
      try {
        execute("KILL " + other.get(0));
        killed++;
      } catch (SQLException e) {
        // It has ended by itself.
      }
    }
    return killed;
  }

  private long lockWaits() throws SQLException {
    return Long.parseLong(
        server("SELECT COUNT(*) FROM information_schema.innodb_trx WHERE trx_state = 'LOCK WAIT'"));
  }

  /** Whether the server is a PostgreSQL. */
  public boolean isPostgres() {
    return database.engine() == Engine.POSTGRESQL;
  }

  /** Whether the server is a MySQL. */
  public boolean isMySql() throws SQLException {
    return !server("SELECT VERSION()").contains("MariaDB");
  }

  private Database server() {
    return new Database(
        database.engine(),
        database.host(),
        database.port(),
        isPostgres() ? "postgres" : "",
        database.user(),
        database.password(),
        database.tls());
  }

  private static void execute(Database database, String sql) throws SQLException {
    try (Connection connection = DataSources.connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<List<String>> query(Database database, String sql) throws SQLException {
    try (Connection connection = DataSources.connect(database);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      int columns = result.getMetaData().getColumnCount();
      List<List<String>> rows = new ArrayList<>();
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          row.add(result.getString(i));
        }
        rows.add(row);
      }
      return rows;
    }
  }
}
