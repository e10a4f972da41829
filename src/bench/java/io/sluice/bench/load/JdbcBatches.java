package io.sluice.bench.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.bench.measure.Session;
import io.sluice.testing.AtOnce;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;

/** A loader as users write it: batches of 1000 rows, a commit each. A thread for each file. */
final class JdbcBatches {

  private static final int BATCH = 1000;
  private static final String STATEMENT =
      "INSERT INTO chat_messages (id, `from`, type, site_id, data, timestamp)"
          + " VALUES (?, ?, ?, ?, ?, ?)";

  private static final ObjectMapper JSON = new ObjectMapper();

  private JdbcBatches() {}

  /** Takes the arguments of {@link Session}, and files. */
  public static void main(String[] args) throws Exception {
    Session session = Session.of(args);
    AtOnce.run(args.length - 2, i -> () -> load(Path.of(args[i + 2]), session));
  }

  private static long load(Path file, Session session) throws IOException, SQLException {
    try (BufferedReader lines = Files.newBufferedReader(file);
        Connection connection = session.open();
        PreparedStatement statement = connection.prepareStatement(STATEMENT)) {
      connection.setAutoCommit(false);
      long rows = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        add(JSON.readTree(line), statement);
        rows++;
        if (rows % BATCH == 0) {
          statement.executeBatch();
          connection.commit();
        }
      }
      statement.executeBatch();
      connection.commit();
      return rows;
    }
  }

  private static void add(JsonNode json, PreparedStatement statement) throws SQLException {
    String type = json.get("type").textValue();
    statement.setString(1, json.get("id").textValue());
    statement.setString(2, json.get("from").textValue());
    statement.setString(3, type);
    statement.setString(4, json.get("site_id").textValue());
    statement.setString(5, json.get("data").get(type).textValue());
    statement.setTimestamp(6, new Timestamp(json.get("timestamp").longValue() * 1000));
    statement.addBatch();
  }
}
