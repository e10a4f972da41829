package io.sluice.bench.scan;

import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.Engine;
import io.sluice.transforms.jdbc.Password;
import io.sluice.transforms.jdbc.Tls;
import java.util.List;

/**
 * A table on a server of this machine.
 *
 * @param database the database
 * @param table the table's name
 */
public record Place(Database database, String table) {

  private static final String NO_FILE = "-";

  /** As the arguments of a program. */
  public List<String> arguments() {
    String passwordFile =
        database.password() instanceof Password.FromFile file ? file.path() : NO_FILE;
    return List.of(
        database.engine().name(),
        Integer.toString(database.port()),
        database.name(),
        database.user(),
        passwordFile,
        database.tls().name(),
        table);
  }

  /** Reads such arguments. */
  static Place of(List<String> arguments) {
    String passwordFile = arguments.get(4);
    return new Place(
        new Database(
            Engine.valueOf(arguments.get(0)),
            "127.0.0.1",
            Integer.parseInt(arguments.get(1)),
            arguments.get(2),
            arguments.get(3),
            passwordFile.equals(NO_FILE)
                ? new Password.None()
                : new Password.FromFile(passwordFile),
            Tls.valueOf(arguments.get(5))),
        arguments.get(6));
  }
}
