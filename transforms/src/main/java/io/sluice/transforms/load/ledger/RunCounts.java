package io.sluice.transforms.load.ledger;

import io.sluice.transforms.metrics.LineCounter;
import io.sluice.transforms.metrics.LineCounts;
import io.sluice.transforms.reject.Reason;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Adds up the lines of the batches that a run has committed, by outcome and by reason. */
public final class RunCounts {

  private static final String FROM_RUN = " FROM " + LedgerSql.BATCHES + " WHERE `run` = ?";

  private static final String SUMS =
      Arrays.stream(LineCounter.values())
              .map(counter -> "SUM(`" + counter.metric() + "`)")
              .collect(Collectors.joining(", ", "SELECT ", ""))
          + FROM_RUN;

  /** Not grouped by the server, which would keep a temporary table of strings. */
  private static final String REASONS = "SELECT `reasons`" + FROM_RUN + " AND `rejected` > 0";

  private RunCounts() {}

  /**
   * Reads the counts of a run; none if no batch is its own. Memory does not grow with the number of
   * batches.
   *
   * @param run the exact name
   */
  public static LineCounts read(Connection connection, String run) throws SQLException {
    Map<LineCounter, Long> byCounter = sums(connection, run);
    Map<Reason, Long> rejectedBy =
        byCounter.get(LineCounter.REJECTED) == 0 ? Map.of() : reasons(connection, run);
    return new LineCounts(byCounter, rejectedBy);
  }

  private static Map<LineCounter, Long> sums(Connection connection, String run)
      throws SQLException {
    Map<LineCounter, Long> sums = new EnumMap<>(LineCounter.class);
    try (PreparedStatement statement = connection.prepareStatement(SUMS)) {
      statement.setString(1, run);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        for (LineCounter counter : LineCounter.values()) {
          sums.put(counter, row.getLong(counter.ordinal() + 1));
        }
      }
    }
    return sums;
  }

  private static Map<Reason, Long> reasons(Connection connection, String run) throws SQLException {
    Map<Reason, Long> reasons = new EnumMap<>(Reason.class);
    try (PreparedStatement statement =
        connection.prepareStatement(
            REASONS, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
      // Any other size would make the driver read all rows first.
      statement.setFetchSize(Integer.MIN_VALUE);
      statement.setString(1, run);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          BatchEntry.reasons(row.getString(1))
              .forEach((reason, lines) -> reasons.merge(reason, lines, Long::sum));
        }
      }
    }
    return reasons;
  }
}
