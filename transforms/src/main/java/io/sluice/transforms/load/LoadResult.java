package io.sluice.transforms.load;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.transforms.load.run.LoadFailure;
import io.sluice.transforms.load.run.RunRow;
import io.sluice.transforms.metrics.LineCounter;
import io.sluice.transforms.metrics.LineCounts;
import io.sluice.transforms.reject.Reason;
import java.io.IOException;
import java.io.Serializable;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The result of a load, which is also its summary: {@code loaded + duplicate + conflict + filtered
 * + rejected + blank = read}, unless it has failed before its end.
 *
 * @param run the run's name
 * @param lines the lines of all files by outcome, in this run and the earlier ones that it resumed
 * @param before the number of lines that earlier runs had read
 * @param seconds the duration of this run
 * @param lost what is known of rows that earlier runs had loaded and others have deleted since, in
 *     a sentence; empty if none are missing
 * @param missingIndexes the names of deferred indexes that are not built; the next load of the
 *     table tries again
 * @param failure why the load has failed; null if it has not
 */
public record LoadResult(
    String run,
    LineCounts lines,
    long before,
    double seconds,
    String lost,
    List<String> missingIndexes,
    LoadFailure failure)
    implements Serializable {

  public LoadResult {
    missingIndexes = List.copyOf(missingIndexes);
  }

  /** The same result of a run that took so long. */
  LoadResult in(double seconds) {
    return new LoadResult(run, lines, before, seconds, lost, missingIndexes, failure);
  }

  /** The same result with another failure. */
  LoadResult with(LoadFailure other) {
    return new LoadResult(run, lines, before, seconds, lost, missingIndexes, other);
  }

  /** The number of lines read. */
  public long read() {
    return lines.of(LineCounter.READ);
  }

  /** The lines per second of this run. */
  public long rowsPerSecond() {
    return Math.round((read() - before) / Math.max(seconds, 0.001));
  }

  /** The result as JSON, with the rejected lines by reason, and a trailing newline. */
  public String json() {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text).useDefaultPrettyPrinter()) {
      json.writeStartObject();
      json.writeStringField("run", run);
      for (LineCounter counter : LineCounter.values()) {
        json.writeNumberField(counter.metric(), lines.of(counter));
      }
      json.writeNumberField("read_before", before);
      json.writeObjectFieldStart("rejected_by");
      for (Map.Entry<Reason, Long> entry : lines.rejectedBy().entrySet()) {
        json.writeNumberField(entry.getKey().name(), entry.getValue());
      }
      json.writeEndObject();
      json.writeNumberField("seconds", seconds);
      json.writeNumberField("rows_per_second", rowsPerSecond());
      json.writeStringField("lost", lost);
      json.writeFieldName("missing_indexes");
      json.writeArray(missingIndexes.toArray(String[]::new), 0, missingIndexes.size());
      if (failure == null) {
        json.writeNullField("failure");
      } else {
        json.writeObjectFieldStart("failure");
        json.writeStringField("cause", failure.cause().text());
        json.writeStringField("reason", failure.reason());
        json.writeEndObject();
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text + "\n";
  }

  /** The result of a run; empty if it has none yet. */
  public static Optional<LoadResult> of(RunRow run) {
    return run.result()
        .map(LoadResult::parse)
        .map(result -> result.failure == null ? result.with(run.failure().orElse(null)) : result);
  }

  /** Parses what {@link #json} has written. */
  public static LoadResult parse(String text) {
    try {
      JsonNode json = new ObjectMapper().readTree(text);
      List<String> missing = new ArrayList<>();
      json.get("missing_indexes").forEach(name -> missing.add(name.textValue()));
      JsonNode failure = json.get("failure");
      return new LoadResult(
          json.get("run").textValue(),
          lines(json),
          json.get("read_before").longValue(),
          json.get("seconds").doubleValue(),
          json.get("lost").textValue(),
          missing,
          failure.isNull()
              ? null
              : new LoadFailure(
                  LoadFailure.Cause.parse(failure.get("cause").textValue()),
                  failure.get("reason").textValue()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static LineCounts lines(JsonNode json) {
    Map<LineCounter, Long> byCounter = new EnumMap<>(LineCounter.class);
    for (LineCounter counter : LineCounter.values()) {
      byCounter.put(counter, json.get(counter.metric()).longValue());
    }
    Map<Reason, Long> rejectedBy = new EnumMap<>(Reason.class);
    json.get("rejected_by")
        .properties()
        .forEach(
            field -> rejectedBy.put(Reason.valueOf(field.getKey()), field.getValue().longValue()));
    return new LineCounts(byCounter, rejectedBy);
  }
}
