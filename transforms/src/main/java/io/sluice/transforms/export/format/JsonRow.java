package io.sluice.transforms.export.format;

import com.fasterxml.jackson.core.JsonGenerator;
import io.sluice.transforms.export.value.ValueText;
import io.sluice.transforms.reject.Rejection;
import io.sluice.transforms.scan.table.ScanColumn;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;

/** Writes rows as lines of JSON in the form of {@link JsonLines}. Used by one thread at a time. */
public final class JsonRow {

  private static final Pattern NUMBER =
      Pattern.compile("-?(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE][-+]?\\d+)?");

  private final JsonLine line = new JsonLine();
  private final List<ScanColumn> columns;

  public JsonRow(List<ScanColumn> columns) {
    this.columns = columns;
  }

  /** Writes the current row, with a trailing newline. */
  byte[] line(ResultSet row) throws SQLException, IOException {
    return line.of(json -> write(json, row));
  }

  /** Writes the current row and the reason for its rejection, with a trailing newline. */
  public byte[] rejected(ResultSet row, Rejection why) throws SQLException, IOException {
    return line.of(
        json -> {
          json.writeStartObject();
          json.writeStringField("reason", why.reason().name());
          json.writeStringField("detail", why.detail());
          json.writeFieldName("row");
          write(json, row);
          json.writeEndObject();
        });
  }

  private void write(JsonGenerator json, ResultSet row) throws SQLException, IOException {
    json.writeStartObject();
    for (int i = 0; i < columns.size(); i++) {
      json.writeFieldName(columns.get(i).name());
      write(json, columns.get(i).kind(), row, i + 1);
    }
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, ScanColumn.Kind kind, ResultSet row, int column)
      throws SQLException, IOException {
    if (kind == ScanColumn.Kind.INTEGER || kind == ScanColumn.Kind.LONG) {
      writeInteger(json, row.getLong(column), row);
    } else if (kind == ScanColumn.Kind.BOOLEAN) {
      writeBoolean(json, row.getBoolean(column), row);
    } else {
      writeText(json, kind, ValueText.of(kind, row, column));
    }
  }

  private static void writeInteger(JsonGenerator json, long value, ResultSet row)
      throws SQLException, IOException {
    if (value == 0 && row.wasNull()) {
      json.writeNull();
    } else {
      json.writeNumber(value);
    }
  }

  private static void writeBoolean(JsonGenerator json, boolean value, ResultSet row)
      throws SQLException, IOException {
    if (!value && row.wasNull()) {
      json.writeNull();
    } else {
      json.writeBoolean(value);
    }
  }

  private static void writeText(JsonGenerator json, ScanColumn.Kind kind, String value)
      throws IOException {
    if (value == null) {
      json.writeNull();
      return;
    }
    switch (kind) {
      // JSON has raw newlines only between tokens, so a space can replace them.
      case JSON -> json.writeRawValue(value.replace('\n', ' ').replace('\r', ' '));
      case UNSIGNED_LONG, DECIMAL, FLOAT, DOUBLE, BITS -> writeNumber(json, value);
      default -> json.writeString(value);
    }
  }

  private static void writeNumber(JsonGenerator json, String digits) throws IOException {
    if (NUMBER.matcher(digits).matches()) {
      json.writeNumber(digits);
    } else {
      json.writeString(digits);
    }
  }
}
