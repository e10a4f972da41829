package io.sluice.transforms.stats;

import io.sluice.transforms.jdbc.ServerText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * The part of a row that is counted.
 *
 * @param where the site and the day; null if the row is neither a message nor a status, or has no
 *     sender, no site or no valid date
 * @param sender the sender
 * @param isMessage whether it is a message rather than a status
 */
record CountedMessage(SiteDay where, String sender, boolean isMessage) {

  static final CountedMessage NONE = new CountedMessage(null, null, false);

  private static final int DATE_LENGTH = "2016-09-17".length();

  /** PostgreSQL's suffix of years before Christ. */
  private static final String BC_SUFFIX = " BC";

  /** Reads a row with the columns of {@link CountSites#COLUMNS}, in a session in UTC. */
  static CountedMessage of(ResultSet row) throws SQLException {
    String site = row.getString(1);
    String time = ServerText.of(row, 2);
    String sender = row.getString(3);
    String type = row.getString(4);
    boolean isMessage = "message".equals(type);
    if (site == null
        || time == null
        || time.length() < DATE_LENGTH
        || time.endsWith(BC_SUFFIX)
        || sender == null
        || !isMessage && !"status".equals(type)) {
      return NONE;
    }
    try {
      LocalDate day = LocalDate.parse(time.substring(0, DATE_LENGTH));
      return new CountedMessage(new SiteDay(site, day), sender, isMessage);
    } catch (DateTimeException e) {
      // 0000-00-00, or infinity.
      return NONE;
    }
  }
}
