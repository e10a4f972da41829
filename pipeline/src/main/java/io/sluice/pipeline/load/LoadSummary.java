package io.sluice.pipeline.load;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.sluice.transforms.metrics.LineCounter;
import io.sluice.transforms.metrics.LineCounts;
import io.sluice.transforms.reject.Reason;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What became of the lines: {@code loaded + duplicate + conflict + filtered + rejected + blank =
 * read}.
 *
 * @param lines the lines by outcome, those of earlier runs of the same load included
 * @param before how many of the lines earlier runs had dealt with
 * @param seconds the time that this run took
 */
public record LoadSummary(LineCounts lines, long before, double seconds) {

  /** The summary of a run that began at a time of {@link System#nanoTime}. */
  static LoadSummary of(LineCounts lines, long start) {
    return of(lines, 0, start);
  }

  /** The summary of a run that went on from where others had ended. */
  static LoadSummary of(LineCounts lines, long before, long start) {
    return new LoadSummary(lines, before, (System.nanoTime() - start) / 1e9);
  }

  /**
   * The counts where nobody says which rows were there already: what the table grew by is loaded,
   * and the other records, conflicts among them, are duplicates.
   *
   * @param newRows by how many rows the table grew; null where nothing was written
   */
  static LineCounts byGrowth(LineCounts counts, Long newRows) {
    long records =
        counts.of(LineCounter.READ)
            - counts.of(LineCounter.FILTERED)
            - counts.of(LineCounter.REJECTED)
            - counts.of(LineCounter.BLANK);
    // Others may have written to the table, or deleted from it, in the meantime.
    long loaded = newRows == null ? records : Math.max(0, Math.min(records, newRows));
    return counts.with(LineCounter.LOADED, loaded).with(LineCounter.DUPLICATE, records - loaded);
  }

  /** Lines read. */
  public long read() {
    return lines.of(LineCounter.READ);
  }

  /** Lines that this run has read, in a second. */
  public long rowsPerSecond() {
    return Math.round((read() - before) / Math.max(seconds, 0.001));
  }

  /** The rejected lines by reason, in words: {@code 12 TOO_LONG, 3 JSON_SYNTAX}. */
  public String reasons() {
    return reasons(lines);
  }

  /** The same for other lines. */
  public static String reasons(LineCounts lines) {
    return lines.rejectedBy().entrySet().stream()
        .sorted(Map.Entry.<Reason, Long>comparingByValue().reversed())
        .map(entry -> entry.getValue() + " " + entry.getKey())
        .collect(Collectors.joining(", "));
  }

  /**
   * The line that people and scripts read; its form is stable.
   *
   * @param job what it is the line of: {@code load}, {@code replay}
   */
  public String line(String job) {
    return String.format(
        Locale.ROOT,
        "sluice %s: %s seconds=%.1f rows_per_second=%d",
        job,
        Stream.concat(Stream.of(LineCounter.READ), LineCounter.OUTCOMES.stream())
            .map(counter -> counter.metric() + "=" + lines.of(counter))
            .collect(Collectors.joining(" ")),
        seconds,
        rowsPerSecond());
  }

  /** The same as JSON, with the rejected lines by reason. */
  public String json() {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text).useDefaultPrettyPrinter()) {
      json.writeStartObject();
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
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text + "\n";
  }
}
