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
 * The outcome of the lines: {@code loaded + duplicate + conflict + filtered + rejected + blank =
 * read}.
 *
 * @param lines the lines by outcome, including those of earlier runs of the same load
 * @param before the number of lines that earlier runs had processed
 * @param seconds the duration of this run
 */
public record LoadSummary(LineCounts lines, long before, double seconds) {

  /** The summary of a run that began at a {@link System#nanoTime} timestamp. */
  static LoadSummary of(LineCounts lines, long start) {
    return of(lines, 0, start);
  }

  /** The summary of a run that resumed earlier runs. */
  static LoadSummary of(LineCounts lines, long before, long start) {
    return new LoadSummary(lines, before, (System.nanoTime() - start) / 1e9);
  }

  /**
   * The counts of a writer that does not report existing rows. The growth of the table counts as
   * loaded; all other records, including conflicts, count as duplicates.
   *
   * @param newRows the number of rows that the table grew by; null if nothing was written
   */
  static LineCounts byGrowth(LineCounts counts, Long newRows) {
    long records =
        counts.of(LineCounter.READ)
            - counts.of(LineCounter.FILTERED)
            - counts.of(LineCounter.REJECTED)
            - counts.of(LineCounter.BLANK);
    // Other sessions may have inserted or deleted rows in the meantime.
    long loaded = newRows == null ? records : Math.max(0, Math.min(records, newRows));
    return counts.with(LineCounter.LOADED, loaded).with(LineCounter.DUPLICATE, records - loaded);
  }

  /** The number of lines read. */
  public long read() {
    return lines.of(LineCounter.READ);
  }

  /** The lines per second of this run. */
  public long rowsPerSecond() {
    return Math.round((read() - before) / Math.max(seconds, 0.001));
  }

  /** The rejected lines by reason, as a string: {@code 12 TOO_LONG, 3 JSON_SYNTAX}. */
  public String reasons() {
    return reasons(lines);
  }

  /** The rejected lines among others by reason, as a string. */
  public static String reasons(LineCounts lines) {
    return lines.rejectedBy().entrySet().stream()
        .sorted(Map.Entry.<Reason, Long>comparingByValue().reversed())
        .map(entry -> entry.getValue() + " " + entry.getKey())
        .collect(Collectors.joining(", "));
  }

  /**
   * The summary line, which people and scripts read. Its format is stable.
   *
   * @param job the name of the job: {@code load}, {@code replay}
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

  /** The summary as JSON, with the rejected lines by reason. */
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
