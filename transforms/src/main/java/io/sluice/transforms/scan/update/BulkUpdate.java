package io.sluice.transforms.scan.update;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.jdbc.error.Operation;
import io.sluice.transforms.scan.key.Key;
import io.sluice.transforms.scan.read.ReadConnection;
import io.sluice.transforms.scan.read.TableReader;
import io.sluice.transforms.scan.read.TableSpec;
import io.sluice.transforms.scan.table.CatalogTable;
import io.sluice.transforms.scan.table.CatalogTable.CatalogColumn;
import java.io.IOException;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * Updates any number of rows by key in one statement. Keys and values go to the server as one JSON
 * string, which it reads as a table; booleans become 1 and 0. Used by one thread at a time.
 */
public final class BulkUpdate {

  /**
   * The new values of one row.
   *
   * @param key the row's key
   * @param values one value for each updated column
   */
  record RowUpdate(Key key, Object[] values) {}

  private static final JsonFactory JSON = new JsonFactory();

  private final String sql;

  /**
   * @param sql a statement with one placeholder, for a JSON array of objects with the keys as k0,
   *     k1, … and the values as v0, v1, …
   */
  public BulkUpdate(String sql) {
    this.sql = sql;
  }

  /**
   * Creates an update of columns of a table by its key.
   *
   * @throws DatabaseException if the table lacks one of the columns
   */
  static BulkUpdate of(TableReader table, List<String> columns) {
    ReadConnection connection = table.connection();
    TableSpec spec = table.spec();
    return connection.retry(
        Operation.of("inspecting table %s", spec.table()),
        spec.retryFor(),
        () -> {
          CatalogTable description = spec.describe(connection);
          List<CatalogColumn> kept =
              description.columns().stream()
                  .filter(column -> column.setOnUpdate() && !columns.contains(column.name()))
                  .toList();
          return new BulkUpdate(
              connection
                  .dialect()
                  .bulkUpdate(
                      description.quoted(),
                      table.key().columns(),
                      spec.toBuilder().columns(columns).build().named(description),
                      kept));
        });
  }

  /**
   * Checks that this user may update the columns, by an update of no rows.
   *
   * @throws DatabaseException if the server refuses it
   */
  public static void check(TableSpec spec, List<String> columns) {
    try (TableReader table = TableReader.open(spec)) {
      BulkUpdate update = of(table, columns);
      table
          .connection()
          .retry(
              Operation.of("checking that table %s can be updated", spec.table()),
              spec.retryFor(),
              () -> {
                Connection open = table.connection().jdbc();
                open.setAutoCommit(false);
                update.update(open, List.of());
                open.rollback();
                return null;
              });
    }
  }

  /** Updates rows by key; skips keys that no longer exist. */
  public void update(Connection connection, List<RowUpdate> rows) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, json(rows));
      statement.executeUpdate();
    }
  }

  private static String json(List<RowUpdate> rows) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartArray();
      for (RowUpdate row : rows) {
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
