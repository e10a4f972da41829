package io.sluice.transforms.load.ledger;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.sluice.transforms.jdbc.StatementChunks;
import io.sluice.transforms.jdbc.table.TableSql;
import io.sluice.transforms.record.Table;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The key of a row that a batch has inserted or found in the table. As long as that row exists, the
 * batch's rows count as present.
 */
public final class SentinelKey {

  private static final JsonFactory JSON = new JsonFactory();

  private SentinelKey() {}

  /** Encodes a key for the ledger: its values as a JSON array. */
  public static String of(List<String> key) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartArray();
      for (String value : key) {
        json.writeString(value);
      }
      json.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /**
   * Counts the sentinels that are missing from the table.
   *
   * @param table null if it does not exist
   */
  static long gone(Connection connection, Table table, List<String> sentinels) throws SQLException {
    List<List<String>> keys = sentinels.stream().map(SentinelKey::key).distinct().toList();
    if (keys.isEmpty() || table == null) {
      return keys.size();
    }
    StatementChunks portions =
        StatementChunks.inPacket(StatementChunks.MAX_KEYS, maxAllowedPacket(connection));
    long existing = 0;
    for (List<List<String>> portion : portions.of(keys, StatementChunks::bytes)) {
      existing += count(connection, table, portion);
    }
    return keys.size() - existing;
  }

  static long maxAllowedPacket(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet value = statement.executeQuery("SELECT @@max_allowed_packet")) {
      value.next();
      return value.getLong(1);
    }
  }

  private static long count(Connection connection, Table table, List<List<String>> keys)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(TableSql.countKeys(table, keys.size()))) {
      int i = 1;
      for (List<String> key : keys) {
        for (String value : key) {
          statement.setString(i++, value);
        }
      }
      try (ResultSet count = statement.executeQuery()) {
        count.next();
        return count.getLong(1);
      }
    }
  }

  /** Decodes a key from the ledger. */
  static List<String> key(String sentinel) {
    List<String> key = new ArrayList<>();
    try (JsonParser json = JSON.createParser(sentinel)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.VALUE_STRING) {
        key.add(json.getText());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return key;
  }
}
