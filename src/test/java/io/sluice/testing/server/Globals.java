package io.sluice.testing.server;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The variables of a server that tests change, as they were before; they must be restored, because
 * other tests use the same server.
 */
public final class Globals {

  private static final List<String> NAMES =
      List.of("local_infile", "read_only", "sql_mode", "time_zone", "transaction_read_only");

  private final Schema schema;
  private final Map<String, String> values = new LinkedHashMap<>();

  private Globals(Schema schema) {
    this.schema = schema;
  }

  /** Keeps in mind what they are now. */
  public static Globals of(Schema schema) throws SQLException {
    Globals globals = new Globals(schema);
    for (String name : NAMES) {
      globals.keep(name);
    }
    return globals;
  }

  /** Sets one that need not be among those. */
  public void set(String name, String literal) throws SQLException {
    if (!values.containsKey(name)) {
      keep(name);
    }
    schema.onServer("SET GLOBAL " + name + " = " + literal);
  }

  /** Sets them as they were. */
  public void restore() throws SQLException {
    for (Map.Entry<String, String> variable : values.entrySet()) {
      String value = variable.getValue();
      boolean isLiteral = value.matches("[0-9.]+") || value.equals("DEFAULT");
      String literal = isLiteral ? value : "'" + value + "'";
      schema.onServer("SET GLOBAL " + variable.getKey() + " = " + literal);
    }
  }

  private void keep(String name) throws SQLException {
    values.put(name, schema.server("SELECT @@GLOBAL." + name));
  }
}
