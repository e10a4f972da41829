package io.sluice.bench.scan;

import io.sluice.transforms.chat.ChatMessage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.apache.beam.sdk.io.jdbc.JdbcIO.RowMapper;

/**
 * Takes a row as users do, in a session in UTC. All of Java read it by this. Not by {@code
 * getTimestamp}, which makes a calendar for each row and so takes a third of all the time.
 */
final class MessageMapper implements RowMapper<ChatMessage> {

  private static final long serialVersionUID = 1L;

  @Override
  public ChatMessage mapRow(ResultSet row) throws SQLException {
    return new ChatMessage(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getObject(6, LocalDateTime.class).toEpochSecond(ZoneOffset.UTC));
  }
}
