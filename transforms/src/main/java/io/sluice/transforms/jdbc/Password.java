package io.sluice.transforms.jdbc;

import java.io.Serializable;
import java.nio.file.Path;

/**
 * The source of a password. It is read only when a connection is opened, so that it is never part
 * of a command line, an option, a serialized pipeline or a runner's web page. Each worker must find
 * it in the same place.
 */
public sealed interface Password extends Serializable {

  /** Reads the password; null for none. */
  String read();

  /** Whether no other process can read it, for example because it comes through a pipe. */
  default boolean isProcessLocal() {
    return false;
  }

  /** No password. */
  record None() implements Password {
    @Override
    public String read() {
      return null;
    }
  }

  /**
   * A password in an environment variable.
   *
   * @param variable the variable's name
   */
  record FromEnvironment(String variable) implements Password {
    @Override
    public String read() {
      String value = System.getenv(variable);
      if (value == null) {
        throw new DatabaseException("The password must be in " + variable + ", which is not set.");
      }
      return value;
    }
  }

  /**
   * A password in a file of one line, or in a pipe, which is read once.
   *
   * @param path the file's path
   */
  record FromFile(String path) implements Password {
    @Override
    public String read() {
      return PasswordFile.read(Path.of(path));
    }

    @Override
    public boolean isProcessLocal() {
      return PasswordFile.isProcessLocal(Path.of(path));
    }
  }
}
