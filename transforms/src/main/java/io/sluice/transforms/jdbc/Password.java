package io.sluice.transforms.jdbc;

import java.io.Serializable;
import java.nio.file.Path;

/**
 * Where a password is. It is read where a connection is opened, so that it is never part of a
 * command line, an option, a serialized pipeline or a runner's web page; each worker must find it
 * at the same place.
 */
public sealed interface Password extends Serializable {

  /** The password; null for none. */
  String read();

  /** Whether no other process can read it, as when it comes through a pipe. */
  default boolean isOfThisProcess() {
    return false;
  }

  /** There is none. */
  record None() implements Password {
    @Override
    public String read() {
      return null;
    }
  }

  /**
   * In a variable of the environment.
   *
   * @param variable its name
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
   * In a file of one line, or in a pipe, which is read once.
   *
   * @param path the file's path
   */
  record FromFile(String path) implements Password {
    @Override
    public String read() {
      return PasswordFile.read(Path.of(path));
    }

    @Override
    public boolean isOfThisProcess() {
      return PasswordFile.isOfThisProcess(Path.of(path));
    }
  }
}
