package io.sluice.transforms.scan.dialect;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Binds strings to the placeholders of a statement. */
public final class Parameters {

  private Parameters() {}

  /** Binds the values in order, starting at the first placeholder. */
  public static void bind(PreparedStatement statement, List<String> values) throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      statement.setString(i + 1, values.get(i));
    }
  }
}
