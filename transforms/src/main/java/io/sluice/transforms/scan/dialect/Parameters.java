package io.sluice.transforms.scan.dialect;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Puts texts in the places of a statement's placeholders. */
public final class Parameters {

  private Parameters() {}

  public static void bind(PreparedStatement statement, List<String> values) throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      statement.setString(i + 1, values.get(i));
    }
  }
}
