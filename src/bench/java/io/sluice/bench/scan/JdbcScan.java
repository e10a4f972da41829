package io.sluice.bench.scan;

import io.sluice.bench.measure.Session;
import io.sluice.transforms.chat.ChatMessage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The ways to read a table with nothing but the driver, as users write them. */
final class JdbcScan {

  /** How rows are found. */
  enum Way {
    /** All rows in a list. */
    LOAD_ALL,
    /** One after the other, as the driver has them without being told otherwise: all in memory. */
    BUFFERED,
    /** One after the other as the server sends them. */
    CURSOR,
    /** The same, gathered in pages. */
    CURSOR_PAGES,
    /** Pages, each by the last id of the one before. */
    KEYSET,
    /** Pages, each by how many rows are before it. */
    OFFSET,
    /** The same, with the rows counted before each. */
    COUNTED_PAGES
  }

  static final int PAGE = 1000;

  private final Connection connection;
  private final String all;
  private final String table;
  private final MessageMapper mapper = new MessageMapper();
  private final Tally tally = Tally.open();

  private JdbcScan(Connection connection, String table) {
    this.connection = connection;
    this.table = table;
    this.all = "SELECT id, `from`, type, site_id, data, timestamp FROM " + table;
  }

  /** Takes the arguments of {@link Session}, a table and a way. */
  public static void main(String[] args) {
    Tally.print(
        () -> {
          try (Connection connection = Session.of(args).open()) {
            new JdbcScan(connection, args[2]).scan(Way.valueOf(args[3]));
          }
        });
  }

  private void scan(Way way) throws SQLException {
    switch (way) {
      case LOAD_ALL -> take(list(all));
      case BUFFERED -> each(false);
      case CURSOR -> each(true);
      case CURSOR_PAGES -> pagesOfCursor();
      case KEYSET -> keyset();
      case OFFSET -> offset();
      case COUNTED_PAGES -> counted();
    }
  }

  private void each(boolean isCursor) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (isCursor) {
        statement.setFetchSize(Integer.MIN_VALUE);
      }
      try (ResultSet rows = statement.executeQuery(all)) {
        while (rows.next()) {
          tally.add(mapper.mapRow(rows));
        }
      }
    }
  }

  private void pagesOfCursor() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setFetchSize(Integer.MIN_VALUE);
      try (ResultSet rows = statement.executeQuery(all)) {
        List<ChatMessage> page = new ArrayList<>();
        while (rows.next()) {
          page.add(mapper.mapRow(rows));
          if (page.size() == PAGE) {
            take(page);
            page.clear();
          }
        }
        take(page);
      }
    }
  }

  private void keyset() throws SQLException {
    List<ChatMessage> page = list(all + " ORDER BY id LIMIT " + PAGE);
    while (!page.isEmpty()) {
      take(page);
      page = list(all + " WHERE id > ? ORDER BY id LIMIT " + PAGE, page.get(page.size() - 1).id());
    }
  }

  private void offset() throws SQLException {
    List<ChatMessage> page = list(offsetPage(0));
    for (long before = PAGE; !page.isEmpty(); before += PAGE) {
      take(page);
      page = list(offsetPage(before));
    }
  }

  private void counted() throws SQLException {
    for (long before = 0; before < count(); before += PAGE) {
      take(list(offsetPage(before)));
    }
  }

  private long count() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private String offsetPage(long before) {
    return all + " ORDER BY id LIMIT " + PAGE + " OFFSET " + before;
  }

  private List<ChatMessage> list(String sql, String... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        List<ChatMessage> list = new ArrayList<>();
        while (rows.next()) {
          list.add(mapper.mapRow(rows));
        }
        return list;
      }
    }
  }

  private void take(List<ChatMessage> rows) {
    rows.forEach(tally::add);
  }
}
