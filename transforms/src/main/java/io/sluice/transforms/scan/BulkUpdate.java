package io.sluice.transforms.scan;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * Updates rows by their keys, any number in one statement: keys and values go to the server as one
 * JSON text, which it takes for a table; true and false as 1 and 0. Used by one thread at a time.
 */
final class BulkUpdate {

  /**
   * Values for one row.
   *
   * @param key the row's key
   * @param values for each column that is updated
   */
  record RowValues(Key key, Object[] values) {}

  private static final JsonFactory JSON = new JsonFactory();

  private final String sql;

  /**
   * @param sql a statement with one placeholder, for an array of objects with the keys as k0, k1, …
   *     and the values as v0, v1, …
   */
  BulkUpdate(String sql) {
    this.sql = sql;
  }

  /** Updates rows; those that are gone are passed over. */
  void update(Connection connection, List<RowValues> rows) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, json(rows));
      statement.executeUpdate();
    }
  }

  private static String json(List<RowValues> rows) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartArray();
      for (RowValues row : rows) {
        json.writeStartObject();
        write(json, "k", row.key().values().toArray());
        write(json, "v", row.values());
        json.writeEndObject();
      }
      json.writeEndArray();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return text.toString();
  }

  private static void write(JsonGenerator json, String name, Object... values) throws IOException {
    for (int i = 0; i < values.length; i++) {
      json.writeFieldName(name + i);
      json.writeObject(values[i] instanceof Boolean is ? (Object) (is ? 1 : 0) : values[i]);
    }
  }
}
