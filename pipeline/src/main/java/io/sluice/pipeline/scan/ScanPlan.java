package io.sluice.pipeline.scan;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.sluice.transforms.scan.Key;
import io.sluice.transforms.scan.KeyRange;
import io.sluice.transforms.scan.PlannedRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The ranges of a scan, as they stand in a file until all of them are done: whoever goes on with it
 * must divide the table in the same way.
 *
 * @param settings what decides which rows are read, and how they are written
 * @param ranges the ranges
 */
record ScanPlan(String settings, List<PlannedRange> ranges) {

  private static final JsonFactory JSON = new JsonFactory();

  /** Writes it; the file is whole or not there. */
  void write(Path path) throws IOException {
    Path unfinished = Files.createTempFile(path.getParent(), "plan", "");
    try (JsonGenerator json =
        JSON.createGenerator(Files.newBufferedWriter(unfinished)).useDefaultPrettyPrinter()) {
      json.writeStartObject();
      json.writeStringField("settings", settings);
      json.writeArrayFieldStart("ranges");
      for (PlannedRange range : ranges) {
        json.writeStartObject();
        json.writeNumberField("rows", range.rows());
        json.writeBooleanField("nulls", range.range().ofNulls());
        write(json, "after", range.range().after());
        write(json, "end", range.range().end());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
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

  /** Reads what {@link #write} has written. */
  static ScanPlan read(Path path) throws IOException {
    try (JsonParser json = JSON.createParser(Files.newBufferedReader(path))) {
      String settings = "";
      List<Unnumbered> ranges = new ArrayList<>();
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        json.nextToken();
        if (field.equals("settings")) {
          settings = json.getText();
        } else {
          while (json.nextToken() == JsonToken.START_OBJECT) {
            ranges.add(range(json));
          }
        }
      }
      return new ScanPlan(settings, numbered(ranges));
    }
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
