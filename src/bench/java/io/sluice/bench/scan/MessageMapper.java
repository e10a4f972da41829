package io.sluice.bench.scan;

import io.sluice.transforms.chat.ChatMessage;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.apache.beam.sdk.io.jdbc.JdbcIO.RowMapper;

/** Takes a row as users do. All of Java read it by this. */
final class MessageMapper implements RowMapper<ChatMessage> {

  private static final long serialVersionUID = 1L;

  private static final int MILLIS = 1000;

  @Override
  public ChatMessage mapRow(ResultSet row) throws SQLException {
    return new ChatMessage(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getTimestamp(6).getTime() / MILLIS);
  }
}
