package io.sluice.pipeline.load.status;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.sluice.transforms.load.LoadResult;
import io.sluice.transforms.load.run.LoadFailure;
import io.sluice.transforms.load.run.RunRow;
import io.sluice.transforms.metrics.LineCounter;
import io.sluice.transforms.reject.Reason;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Describes runs to programs, with the names that the summary of a load has. What is unknown is
 * null. Characters that a terminal obeys are escaped.
 */
public final class StatusJson {

  private static final double TENTHS = 10;

  private StatusJson() {}

  /** Writes a value with a generator. */
  private interface Content {

    void writeTo(JsonGenerator json) throws IOException;
  }

  /** An array of runs, one a line. */
  public static String list(List<RunStatus> runs) {
    List<String> objects = runs.stream().map(run -> of(run, OptionalDouble.empty())).toList();
    return objects.isEmpty() ? "[]" : "[" + String.join(",\n ", objects) + "]";
  }

  /** A run as one object on one line. */
  public static String of(RunStatus run, OptionalDouble rowsPerSecondNow) {
    return text(
        json -> {
          json.writeStartObject();
          writeRow(json, run);
          writeCounts(json, run);
          writeSpeed(json, run, rowsPerSecondNow);
          writeEnd(json, run);
          json.writeEndObject();
        });
  }

  private static void writeRow(JsonGenerator json, RunStatus run) throws IOException {
    RunRow row = run.row();
    json.writeStringField("run", row.run());
    json.writeStringField("state", run.state());
    write(json, "phase", run.isBuildingIndexes() ? "building indexes" : null);
    json.writeStringField("table", row.table());
    json.writeStringField("settings", row.settings());
    json.writeStringField("rejects", row.rejects());
    json.writeNumberField("files", row.files());
    json.writeStringField("started", row.started());
    write(json, "finished", row.finished().orElse(null));
    json.writeNumberField("heartbeat_seconds", row.silence().toSeconds());
  }

  private static void writeCounts(JsonGenerator json, RunStatus run) throws IOException {
    for (LineCounter counter : LineCounter.values()) {
      json.writeNumberField(counter.metric(), run.lines().of(counter));
    }
    json.writeNumberField("read_before", run.row().before());
    json.writeBooleanField("includes_read_before", run.result().isPresent());
    json.writeObjectFieldStart("rejected_by");
    for (Map.Entry<Reason, Long> entry : run.lines().rejectedBy().entrySet()) {
      json.writeNumberField(entry.getKey().name(), entry.getValue());
    }
    json.writeEndObject();
  }

  private static void writeSpeed(JsonGenerator json, RunStatus run, OptionalDouble now)
      throws IOException {
    json.writeNumberField("seconds", run.seconds());
    json.writeNumberField("rows_per_second", Math.round(run.rowsPerSecond()));
    write(
        json,
        "rows_per_second_now",
        now.isPresent() ? OptionalLong.of(Math.round(now.getAsDouble())) : OptionalLong.empty());
    write(json, "bytes", run.row().bytes());
    write(json, "bytes_done", run.bytesDone());
    json.writeFieldName("percent");
    if (run.percent().isPresent()) {
      json.writeNumber(Math.floor(TENTHS * run.percent().getAsDouble()) / TENTHS);
    } else {
      json.writeNull();
    }
    write(json, "seconds_left", run.secondsLeft());
  }

  private static void writeEnd(JsonGenerator json, RunStatus run) throws IOException {
    Optional<LoadResult> result = run.result();
    write(json, "lost", result.map(LoadResult::lost).orElse(null));
    if (result.isPresent()) {
      json.writeFieldName("missing_indexes");
      String[] missing = result.get().missingIndexes().toArray(String[]::new);
      json.writeArray(missing, 0, missing.length);
    } else {
      json.writeNullField("missing_indexes");
    }
    Optional<LoadFailure> failure = run.row().failure();
    if (failure.isPresent()) {
      json.writeObjectFieldStart("failure");
      json.writeStringField("cause", failure.get().cause().text());
      json.writeStringField("reason", failure.get().reason());
      json.writeEndObject();
    } else {
      json.writeNullField("failure");
    }
    write(json, "next", NextStep.of(run).orElse(null));
  }

  private static void write(JsonGenerator json, String name, String value) throws IOException {
    json.writeFieldName(name);
    // Writes null for null.
    json.writeString(value);
  }

  private static void write(JsonGenerator json, String name, OptionalLong value)
      throws IOException {
    if (value.isPresent()) {
      json.writeNumberField(name, value.getAsLong());
    } else {
      json.writeNullField(name);
    }
  }

  private static String text(Content content) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.setCharacterEscapes(TerminalEscapes.INSTANCE);
      content.writeTo(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
