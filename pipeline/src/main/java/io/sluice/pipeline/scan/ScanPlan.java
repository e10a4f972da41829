package io.sluice.pipeline.scan;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.sluice.transforms.scan.key.Key;
import io.sluice.transforms.scan.key.KeyRange;
import io.sluice.transforms.scan.plan.PlannedRange;
import io.sluice.transforms.scan.table.ScanColumn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The ranges of a scan, stored in a file until all of them are done: a resumed scan must divide the
 * table in the same way.
 *
 * @param settings the settings that decide which rows are read and how they are written
 * @param columns the columns of the files; empty for a query, which has one file
 * @param ranges the ranges
 */
record ScanPlan(String settings, List<ScanColumn> columns, List<PlannedRange> ranges) {

  private static final JsonFactory JSON = new JsonFactory();

  /** Writes the plan atomically. */
  void write(Path path) throws IOException {
    Path unfinished = Files.createTempFile(path.getParent(), "plan", "");
    try (JsonGenerator json =
        JSON.createGenerator(Files.newBufferedWriter(unfinished)).useDefaultPrettyPrinter()) {
      json.writeStartObject();
      json.writeStringField("settings", settings);
      json.writeArrayFieldStart("columns");
      for (ScanColumn column : columns) {
        write(json, column);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("ranges");
      for (PlannedRange range : ranges) {
        json.writeStartObject();
        json.writeNumberField("rows", range.rows());
        json.writeBooleanField("nulls", range.range().isNulls());
        write(json, "after", range.range().after());
        write(json, "end", range.range().end());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void write(JsonGenerator json, ScanColumn column) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", column.name());
    json.writeStringField("kind", column.kind().name());
    json.writeNumberField("precision", column.precision());
    json.writeNumberField("scale", column.scale());
    json.writeBooleanField("nullable", column.nullable());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, String field, Key key) throws IOException {
    if (key != null) {
      json.writeArrayFieldStart(field);
      for (String value : key.values()) {
        json.writeString(value);
      }
      json.writeEndArray();
    }
  }

  /**
   * Reads a plan that {@link #write} has written.
   *
   * @throws IOException if the file is anything else, such as the plan of another version
   */
  static ScanPlan read(Path path) throws IOException {
    String settings = null;
    List<ScanColumn> columns = null;
    List<PlannedRange> ranges = null;
    try (JsonParser json = JSON.createParser(Files.newBufferedReader(path))) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        json.nextToken();
        switch (field) {
          case "settings" -> settings = json.getText();
          case "columns" -> columns = readArray(json, ScanPlan::column);
          case "ranges" -> ranges = numbered(readArray(json, ScanPlan::range));
          default -> throw new IOException("plan.json has an unknown field " + field);
        }
      }
    }
    if (settings == null || columns == null || ranges == null) {
      throw new IOException("plan.json was written by another version of Sluice");
    }
    return new ScanPlan(settings, columns, ranges);
  }

  /** Reads an object. */
  private interface Reader<T> {
    T read(JsonParser json) throws IOException;
  }

  private static <T> List<T> readArray(JsonParser json, Reader<T> reader) throws IOException {
    List<T> values = new ArrayList<>();
    while (json.nextToken() == JsonToken.START_OBJECT) {
      values.add(reader.read(json));
    }
    return values;
  }

  private static ScanColumn column(JsonParser json) throws IOException {
    String name = "";
    ScanColumn.Kind kind = ScanColumn.Kind.TEXT;
    int precision = 0;
    int scale = 0;
    boolean nullable = true;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      json.nextToken();
      switch (field) {
        case "name" -> name = json.getText();
        case "kind" -> kind = ScanColumn.Kind.valueOf(json.getText());
        case "precision" -> precision = json.getIntValue();
        case "scale" -> scale = json.getIntValue();
        default -> nullable = json.getBooleanValue();
      }
    }
    return new ScanColumn(name, kind, precision, scale, nullable);
  }

  private record Unnumbered(KeyRange range, long rows) {}

  private static Unnumbered range(JsonParser json) throws IOException {
    Key after = null;
    Key end = null;
    boolean nulls = false;
    long rows = 0;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      json.nextToken();
      switch (field) {
        case "rows" -> rows = json.getLongValue();
        case "nulls" -> nulls = json.getBooleanValue();
        case "after" -> after = key(json);
        default -> end = key(json);
      }
    }
    return new Unnumbered(new KeyRange(after, end, nulls), rows);
  }

  private static Key key(JsonParser json) throws IOException {
    List<String> values = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      values.add(json.getText());
    }
    return new Key(values);
  }

  private static List<PlannedRange> numbered(List<Unnumbered> ranges) {
    List<PlannedRange> numbered = new ArrayList<>();
    for (Unnumbered range : ranges) {
      numbered.add(new PlannedRange(numbered.size(), ranges.size(), range.range(), range.rows()));
    }
    return numbered;
  }
}
