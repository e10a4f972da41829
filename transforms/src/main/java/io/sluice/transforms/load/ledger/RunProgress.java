package io.sluice.transforms.load.ledger;

import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.jdbc.session.DataSources;
import io.sluice.transforms.load.run.RunLog;
import io.sluice.transforms.load.run.RunRow;
import io.sluice.transforms.metrics.LineCounter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The progress of a run according to its ledger, for observers that cannot see its workers.
 *
 * @param lines lines that are accounted for
 * @param rejected rejected lines
 * @param skipped blank or filtered lines
 * @param rows lines whose rows are committed
 * @param bytes the bytes of finished sort runs
 * @param isProven whether all files that the run has claimed are finished; only the indexes are
 *     left
 */
public record RunProgress(
    long lines, long rejected, long skipped, long rows, long bytes, boolean isProven) {

  /** No progress yet. */
  public static final RunProgress NONE = new RunProgress(0, 0, 0, 0, 0, false);

  private static final String SQL =
      ("SELECT SUM(%s), SUM(%s), SUM(%s + %s), SUM(%s + %s + %s), SUM(IF(`last`, `end` - `start`,"
           + " 0)), (SELECT COUNT(*) > 0 AND SUM(`finished` IS NULL) = 0 FROM %s WHERE `run` = ?)")
              .formatted(
                  column(LineCounter.READ),
                  column(LineCounter.REJECTED),
                  column(LineCounter.BLANK),
                  column(LineCounter.FILTERED),
                  column(LineCounter.LOADED),
                  column(LineCounter.DUPLICATE),
                  column(LineCounter.CONFLICT),
                  LedgerSql.FILES)
          + " FROM "
          + LedgerSql.BATCHES
          + " WHERE `run` = ?";

  /**
   * Reads the progress of the latest run of a name; empty if it has not started, or the ledger
   * cannot be read now.
   */
  public static Optional<RunProgress> read(Database database, String name) {
    try (Connection connection = DataSources.forWriting(database).getConnection()) {
      Optional<RunRow> run = RunLog.latest(connection, name);
      return run.isPresent() ? Optional.of(read(connection, run.get().run())) : Optional.empty();
    } catch (SQLException | DatabaseException e) {
      return Optional.empty();
    }
  }

  /** Reads the progress of a run. */
  public static RunProgress read(Connection connection, String run) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setString(1, run);
      statement.setString(2, run);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return new RunProgress(
            row.getLong(1),
            row.getLong(2),
            row.getLong(3),
            row.getLong(4),
            row.getLong(5),
            row.getBoolean(6));
      }
    }
  }

  /** The progress since an earlier reading. */
  public RunProgress minus(RunProgress before) {
    return new RunProgress(
        lines - before.lines,
        rejected - before.rejected,
        skipped - before.skipped,
        rows - before.rows,
        bytes - before.bytes,
        isProven);
  }

  private static String column(LineCounter counter) {
    return '`' + counter.metric() + '`';
  }
}
