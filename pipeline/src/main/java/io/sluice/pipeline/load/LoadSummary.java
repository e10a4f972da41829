package io.sluice.pipeline.load;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.sluice.transforms.parse.LineCounter;
import io.sluice.transforms.reject.Reason;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What became of the lines: {@code loaded + duplicate + conflict + filtered + rejected + blank =
 * read}.
 *
 * <p>JdbcIO does not say which rows were there already, so that with it {@code loaded} is the
 * difference between the table's rows before and after, {@code duplicate} is the rest, and that
 * rest may include conflicts (same id, other contents); {@code conflict} is always 0.
 *
 * @param read lines read
 * @param loaded rows that are new in the table; in a dry run, records that would be written
 * @param duplicate records whose id was in the table already, or stood twice in the input
 * @param conflict records whose id was in the table already with other contents
 * @param filtered records that the user's filter did not keep
 * @param rejected lines that are not records
 * @param blank lines that hold nothing but white space
 * @param truncated of the loaded and duplicate ones, those with a text cut to its column's length
 * @param rejectedBy the rejected lines by reason
 * @param seconds the time that the pipeline ran
 */
public record LoadSummary(
    long read,
    long loaded,
    long duplicate,
    long conflict,
    long filtered,
    long rejected,
    long blank,
    long truncated,
    Map<Reason, Long> rejectedBy,
    double seconds) {

  /**
   * The summary of a run.
   *
   * @param counters the run's line counters, by metric name
   * @param newRows by how many rows the table grew; in a dry run, null
   */
  static LoadSummary of(Map<String, Long> counters, Long newRows, double seconds) {
    long read = count(counters, LineCounter.READ);
    long filtered = count(counters, LineCounter.FILTERED);
    long rejected = count(counters, LineCounter.REJECTED);
    long blank = count(counters, LineCounter.BLANK);
    long written = read - filtered - rejected - blank;
    // Others may have written to the table, or deleted from it, in the meantime.
    long loaded = newRows == null ? written : Math.max(0, Math.min(written, newRows));
    Map<Reason, Long> rejectedBy = new EnumMap<>(Reason.class);
    for (Reason reason : Reason.values()) {
      Long count = counters.get(LineCounter.metric(reason));
      if (count != null) {
        rejectedBy.put(reason, count);
      }
    }
    return new LoadSummary(
        read,
        loaded,
        written - loaded,
        0,
        filtered,
        rejected,
        blank,
        count(counters, LineCounter.TRUNCATED),
        rejectedBy,
        seconds);
  }

  /** Lines read in a second. */
  public long rowsPerSecond() {
    return Math.round(read / Math.max(seconds, 0.001));
  }

  /** The rejected lines by reason, in words: {@code 12 TOO_LONG, 3 JSON_SYNTAX}. */
  public String reasons() {
    return rejectedBy.entrySet().stream()
        .sorted(Map.Entry.<Reason, Long>comparingByValue().reversed())
        .map(entry -> entry.getValue() + " " + entry.getKey())
        .collect(Collectors.joining(", "));
  }

  /** The line that people and scripts read; its form is stable. */
  public String line() {
    return String.format(
        Locale.ROOT,
        "sluice load: read=%d loaded=%d duplicate=%d conflict=%d filtered=%d rejected=%d blank=%d"
            + " seconds=%.1f rows_per_second=%d",
        read,
        loaded,
        duplicate,
        conflict,
        filtered,
        rejected,
        blank,
        seconds,
        rowsPerSecond());
  }

  /** The same as JSON, with the rejected lines by reason. */
  public String json() {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text).useDefaultPrettyPrinter()) {
      json.writeStartObject();
      json.writeNumberField("read", read);
      json.writeNumberField("loaded", loaded);
      json.writeNumberField("duplicate", duplicate);
      json.writeNumberField("conflict", conflict);
      json.writeNumberField("filtered", filtered);
      json.writeNumberField("rejected", rejected);
      json.writeNumberField("blank", blank);
      json.writeNumberField("truncated", truncated);
      json.writeObjectFieldStart("rejected_by");
      for (Map.Entry<Reason, Long> entry : rejectedBy.entrySet()) {
        json.writeNumberField(entry.getKey().name(), entry.getValue());
      }
      json.writeEndObject();
      json.writeNumberField("seconds", seconds);
      json.writeNumberField("rows_per_second", rowsPerSecond());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text + "\n";
  }

  private static long count(Map<String, Long> counters, LineCounter counter) {
    return counters.getOrDefault(counter.metric(), 0L);
  }
}
