package io.sluice.transforms.load.ledger;

import static java.util.Objects.requireNonNull;

import io.sluice.transforms.metrics.LineCounter;
import io.sluice.transforms.metrics.LineCounts;
import io.sluice.transforms.reject.Reason;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The ledger's entry for one batch.
 *
 * @param file the key of the sort run's file
 * @param start the start of the sort run in the file
 * @param end the end of the sort run in the file
 * @param batch the number of earlier batches of the sort run
 * @param rows the rows of the sort run that are written up to and with this batch, in key order
 * @param isLast whether these are all rows of the sort run
 * @param fingerprint the fingerprint of the sort run's rows
 * @param run the run that wrote it
 * @param counts the outcomes of its lines
 * @param rejects the name of the object with its rejects; empty for none
 * @param sentinels the keys of some rows of the batch that are in the table, in JSON (see {@link
 *     SentinelKeys}); null for none
 */
public record BatchEntry(
    String file,
    long start,
    long end,
    int batch,
    long rows,
    boolean isLast,
    long fingerprint,
    String run,
    LineCounts counts,
    String rejects,
    String sentinels) {

  public BatchEntry {
    requireNonNull(file, "file is null");
    requireNonNull(run, "run is null");
    requireNonNull(rejects, "rejects is null");
    if (!counts.isConsistent()) {
      throw new IllegalArgumentException("the counts do not add up: " + counts);
    }
  }

  /** Reads the current row of {@link LedgerLayout#selectBatches}. */
  static BatchEntry read(ResultSet row) throws SQLException {
    int i = 1;
    String file = row.getString(i++);
    long start = row.getLong(i++);
    long end = row.getLong(i++);
    int batch = row.getInt(i++);
    long rows = row.getLong(i++);
    boolean isLast = row.getBoolean(i++);
    long fingerprint = row.getLong(i++);
    String run = row.getString(i++);
    Map<LineCounter, Long> byCounter = new EnumMap<>(LineCounter.class);
    for (LineCounter counter : LineCounter.values()) {
      byCounter.put(counter, row.getLong(i++));
    }
    LineCounts counts = new LineCounts(byCounter, reasons(row.getString(i++)));
    String rejects = row.getString(i++);
    String sentinels = row.getString(i);
    return new BatchEntry(
        file, start, end, batch, rows, isLast, fingerprint, run, counts, rejects, sentinels);
  }

  /** Binds the parameters of {@link LedgerSql#INSERT_BATCH}. */
  void bind(PreparedStatement statement) throws SQLException {
    int i = 1;
    statement.setString(i++, file);
    statement.setLong(i++, start);
    statement.setLong(i++, end);
    statement.setInt(i++, batch);
    statement.setLong(i++, rows);
    statement.setBoolean(i++, isLast);
    statement.setLong(i++, fingerprint);
    statement.setString(i++, run);
    for (LineCounter counter : LineCounter.values()) {
      statement.setLong(i++, counts.of(counter));
    }
    statement.setString(i++, reasons());
    statement.setString(i++, rejects);
    statement.setString(i++, sentinels);
    statement.setString(i++, file);
    statement.setString(i, run);
  }

  private String reasons() {
    return counts.rejectedBy().entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.joining(","));
  }

  /** Parses the reasons of rejects, as {@code A=1,B=2}. */
  static Map<Reason, Long> reasons(String text) {
    Map<Reason, Long> reasons = new EnumMap<>(Reason.class);
    if (!text.isEmpty()) {
      for (String pair : text.split(",")) {
        int sign = pair.indexOf('=');
        reasons.put(
            Reason.valueOf(pair.substring(0, sign)), Long.parseLong(pair.substring(sign + 1)));
      }
    }
    return reasons;
  }
}
