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
 * What the ledger says of one batch.
 *
 * @param file the key of its sort run's file
 * @param start where its sort run begins
 * @param end where its sort run ends
 * @param batch the batches of the sort run before it
 * @param rows the rows of the sort run that have been dealt with, in the order of their keys
 * @param isLast whether these are all
 * @param fingerprint of the lines that are the sort run's rows
 * @param run who wrote it
 * @param counts what became of its lines
 * @param rejects the file that has its rejects; empty for none
 * @param rejectsEnd the length of that file with them
 * @param sentinel the key of one row of the batch that is in the table, in JSON; null for none
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
    long rejectsEnd,
    String sentinel) {

  public BatchEntry {
    requireNonNull(file, "file is null");
    requireNonNull(run, "run is null");
    requireNonNull(rejects, "rejects is null");
    if (!counts.isConsistent()) {
      throw new IllegalArgumentException("the counts do not add up: " + counts);
    }
  }

  /** Reads the row that {@link LedgerSql#SELECT_BATCH} stands on. */
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
    long rejectsEnd = row.getLong(i++);
    String sentinel = row.getString(i);
    return new BatchEntry(
        file,
        start,
        end,
        batch,
        rows,
        isLast,
        fingerprint,
        run,
        counts,
        rejects,
        rejectsEnd,
        sentinel);
  }

  /** Sets the parameters of {@link LedgerSql#INSERT_BATCH}. */
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
    statement.setLong(i++, rejectsEnd);
    statement.setString(i++, sentinel);
    statement.setString(i++, file);
    statement.setString(i, run);
  }

  private String reasons() {
    return counts.rejectedBy().entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.joining(","));
  }

  private static Map<Reason, Long> reasons(String text) {
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
