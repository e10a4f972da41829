package io.sluice.testing.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** A user of the server who may do little. */
public final class LimitedUser {

  /** The user's name. */
  public static final String NAME = "reader";

  private static final String PASSWORD = "reads";

  private LimitedUser() {}

  /**
   * Makes the user anew.
   *
   * @param rights on which table or schema: {@code SELECT, INSERT ON chat.*}
   * @param directory where the password can lie in a file
   * @return the options that lead the program to the schema as that user
   */
  public static List<String> with(String rights, Schema schema, Path directory)
      throws SQLException, IOException {
    schema.onServer("DROP USER IF EXISTS %s@localhost".formatted(NAME));
    schema.onServer("CREATE USER %s@localhost IDENTIFIED BY '%s'".formatted(NAME, PASSWORD));
    schema.onServer("GRANT %s TO %s@localhost".formatted(rights, NAME));
    Path file = Files.writeString(directory.resolve(NAME), PASSWORD);
    return schema.options(NAME, file.toString());
  }
}
