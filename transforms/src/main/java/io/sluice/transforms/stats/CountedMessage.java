package io.sluice.transforms.stats;

import io.sluice.transforms.jdbc.ServerText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * What is counted of a row.
 *
 * @param where the site and the day; null for a row that is neither a message nor a status, or of
 *     nobody, nowhere or never
 * @param sender who sent it
 * @param isMessage whether it is a message and not a status
 */
record CountedMessage(SiteDay where, String sender, boolean isMessage) {

  static final CountedMessage NONE = new CountedMessage(null, null, false);

  private static final int DATE_LETTERS = "2016-09-17".length();

  /** Before Christ, as PostgreSQL writes it behind a time. */
  private static final String BEFORE_CHRIST = " BC";

  /** Of a row with the columns of {@link CountSites#COLUMNS}, in a session in UTC. */
  static CountedMessage of(ResultSet row) throws SQLException {
    String site = row.getString(1);
    String time = ServerText.of(row, 2);
    String sender = row.getString(3);
    String type = row.getString(4);
    boolean isMessage = "message".equals(type);
    if (site == null
        || time == null
        || time.length() < DATE_LETTERS
        || time.endsWith(BEFORE_CHRIST)
        || sender == null
        || !isMessage && !"status".equals(type)) {
      return NONE;
    }
    try {
      LocalDate day = LocalDate.parse(time.substring(0, DATE_LETTERS));
      return new CountedMessage(new SiteDay(site, day), sender, isMessage);
    } catch (DateTimeException e) {
      // 0000-00-00, or infinity.
      return NONE;
    }
  }
}
